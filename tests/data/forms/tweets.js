window.YTD.tweets.part0 = [
 {
  "tweet": {
   "id_str": "1",
   "created_at": "Tue Mar 02 14:05:00 +0000 2021",
   "full_text": "SPRINGFIELD - The toll on the old bridge rises to four dollars in March, the council decided on Tuesday after a debate of five hours.",
   "lang": "en",
   "user_id_str": "5"
  }
 }
]