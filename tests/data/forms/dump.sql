-- MySQL dump 10.13
DROP TABLE IF EXISTS `articles`;
CREATE TABLE `articles` (`id` int, `title` text, `body` text);
INSERT INTO `articles` VALUES (1,'Springfield mayor raises bridge toll','The mayor of Springfield, Jane Roe, said on Monday that the bridge toll would rise to five dollars in March. "We have no choice," she told reporters outside city hall.\n\nOpponents of the plan, led by councillor Tom Baker, said the increase would hurt commuters and asked the council to wait.');
