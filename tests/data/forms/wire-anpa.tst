W2870asian
f l BC-LT--Brackwater-Smokeh     11-19 0466
^BC-LT--Brackwater-Smokehouse,466<
^Last smokehouse in Brackwater faces closure after four generations <
^AP Photo XNP101, XNP102.<
^Eds: With AP Photos.<
^By ROSALIND TEAGUE=
^Associated Press=
	   BRACKWATER, England (AP) _ Brackwater's last herring smokehouse will close in the new year unless a buyer is found, the Aldous family said on Wednesday.
 
	   ``We have smoked fish on this quay for four generations,'' said Theodora Aldous, who runs the firm with her brother. ``It would break my heart to sell the ovens for scrap.''
 
	   Harbour master Callum Reyes said two Norwegian firms had asked about the lease. Neither has made an offer.
 
	   The council, which owns the quay, is to meet on 12 December; it has not said whether it would lower the rent.
 

	   AP-WF-11-19-25 1509GMT<


