<doc id="1" title="Last smokehouse in Brackwater faces closure after four generations" url="https://www.harbourgazette.example/news/2025/11/19/smokehouse-closure" date="2025-11-19">
<p>
<s>
Brackwater's	NN	brackwater's
last	NN	last
herring	NN	herring
smokehouse	NN	smokehouse
will	NN	will
close	NN	close
in	NN	in
the	NN	the
new	NN	new
year	NN	year
unless	NN	unless
a	NN	a
buyer	NN	buyer
is	NN	is
found,	NN	found,
the	NN	the
Aldous	NN	aldous
family	NN	family
said	NN	said
on	NN	on
Wednesday.	NN	wednesday.
</s>
</p>
</doc>
