a0123
r nSmokehouse-Closure 0123
^Last smokehouse in Brackwater faces closure after four generations<
^By Rosalind Teague=
^THE CANADIAN PRESS=
   BRACKWATER (CP) _ Brackwater's last herring smokehouse will close in the new
year unless a buyer is found, the Aldous family said on
Wednesday.
   ``We have smoked fish on this quay for four generations,''
said Theodora Aldous, who runs the firm with her brother.
``It would break my heart to sell the ovens for scrap.''
   Harbour master Callum Reyes said two Norwegian firms had
asked about the lease. Neither has made an offer.
   The council, which owns the quay, is to meet on 12 December;
it has not said whether it would lower the rent.

AP-NY-11-19-25 0610EST<
