-- MySQL dump 10.13
CREATE TABLE `node` (
  `nid` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `type` varchar(32) NOT NULL DEFAULT '',
  `title` varchar(255) NOT NULL DEFAULT '',
  `uid` int(11) NOT NULL DEFAULT '0',
  `status` int(11) NOT NULL DEFAULT '1',
  `created` int(11) NOT NULL DEFAULT '0',
  PRIMARY KEY (`nid`)
) ENGINE=InnoDB;
INSERT INTO `node` VALUES (7,'article','Ferry company on Lake Ostervik ordered to refund season passes',3,1,1763532600);
CREATE TABLE `field_data_body` (
  `entity_type` varchar(128) NOT NULL DEFAULT '',
  `bundle` varchar(128) NOT NULL DEFAULT '',
  `entity_id` int(10) unsigned NOT NULL,
  `body_value` longtext,
  `body_summary` longtext,
  `body_format` varchar(255) DEFAULT NULL
) ENGINE=InnoDB;
INSERT INTO `field_data_body` VALUES ('node','article',7,'<p>A ferry company on Lake Ostervik must refund 4,000 season passes after its only ship lay idle all summer, the consumer board ruled on Wednesday.</p><p>“People paid in March for crossings that never took place,” said Ingrid Vollan, who chairs the board. “A voucher for next year is not a refund.”</p><p>The company\'s director, Pavel Hruska, said repairs to the hull had taken far longer than the yard had promised.</p><p>Refunds are due by 15 January; the company may still appeal to the county court in Skarnes.</p>','','filtered_html');
