package dev.cofferdam.servers;

/** What the scenario {@code ec2-compromise} of the range has, and {@link Additions}. */
record ScenarioAccount() implements Account {
    @Override
    public String instance() {
        return "i-0c0ffee0bad0c0de1";
    }

    @Override
    public String rootVolume() {
        return "vol-0aaaaaaaaaaaaaaa1";
    }

    @Override
    public String loneInstance() {
        return "i-0bed00000000000aa";
    }

    @Override
    public String subnet() {
        return "subnet-0a1fa000000000001";
    }

    @Override
    public String routeTable() {
        return "rtb-0b11c000000000001";
    }

    @Override
    public String address() {
        return "eipalloc-0ba57100000000001";
    }

    @Override
    public String recordsBucket() {
        return "harbour-evidence";
    }

    @Override
    public String securityGroup() {
        return "sg-0beb0000000000001";
    }

    @Override
    public String inboundRule() {
        return "sgr-0beb0000000000bad";
    }

    @Override
    public String scaledInstance() {
        return instance();
    }

    @Override
    public String scalingGroup() {
        return "web-asg";
    }

    @Override
    public String targetGroup() {
        return "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web-tg/73e2d6bc24d8a067";
    }

    @Override
    public String sharedInstance() {
        return "i-0b0b0000000000003";
    }

    @Override
    public String user() {
        return "svc-backup";
    }

    @Override
    public String accessKey() {
        return "AKIAEXAMPLESVCBACKUP";
    }

    @Override
    public String person() {
        return "jmartin";
    }

    @Override
    public String group() {
        return "platform-admins";
    }

    @Override
    public String mfaDevice() {
        return "arn:aws:iam::111122223333:mfa/jmartin";
    }

    @Override
    public String identityProvider() {
        return Additions.PROVIDER;
    }

    @Override
    public String role() {
        return "web-app-role";
    }

    @Override
    public String managedPolicy() {
        return "arn:aws:iam::aws:policy/SecurityAudit";
    }

    @Override
    public String detector() {
        return "12abc34d567e8fa901bc2d34e56789f0";
    }

    @Override
    public String finding() {
        return "c4c5c6f0b2a14e6d9f3b7a8e1d2c3b4a";
    }

    @Override
    public String trail() {
        return Additions.TRAIL;
    }

    @Override
    public String hubFinding() {
        return Additions.HUB_FINDING;
    }

    @Override
    public String recorder() {
        return "default";
    }

    @Override
    public String analyzer() {
        return "arn:aws:access-analyzer:us-east-1:111122223333:analyzer/outside";
    }

    @Override
    public String securityContact() {
        return Additions.CONTACT;
    }

    @Override
    public String savedQuery() {
        return Additions.SAVED_QUERY;
    }

    @Override
    public String savedSelect() {
        return Additions.SAVED_SELECT;
    }

    @Override
    public String eventDataStore() {
        return Additions.EVENT_DATA_STORE;
    }

    @Override
    public String key() {
        return Additions.KEY;
    }

    @Override
    public String bucket() {
        return Additions.BUCKET;
    }

    @Override
    public String object() {
        return Additions.OBJECT;
    }

    @Override
    public String evidenceBucket() {
        return Additions.EVIDENCE;
    }

    @Override
    public String function() {
        return Additions.FUNCTION;
    }

    @Override
    public String containerService() {
        return Additions.SERVICE;
    }

    @Override
    public String containerTask() {
        return Additions.TASK;
    }

    @Override
    public String cluster() {
        return Additions.CLUSTER;
    }

    @Override
    public String eventRule() {
        return Additions.RULE;
    }

    @Override
    public String execution() {
        return Additions.EXECUTION;
    }

    @Override
    public String stack() {
        return Additions.STACK;
    }

    @Override
    public String databaseSnapshot() {
        return Additions.DATABASE_SNAPSHOT;
    }

    @Override
    public String ipSet() {
        return Additions.IP_SET;
    }

    @Override
    public String ruleGroup() {
        return Additions.RULE_GROUP;
    }

    @Override
    public String domainList() {
        return Additions.DOMAIN_LIST;
    }

    @Override
    public String permissionSet() {
        return Additions.PERMISSION_SET;
    }

    @Override
    public String assignee() {
        return OrganizationSeeds.ASSIGNEE;
    }

    @Override
    public String assignedAccount() {
        return OrganizationSeeds.ASSIGNED_ACCOUNT;
    }

    @Override
    public String memberAccount() {
        return Additions.MEMBER;
    }

    @Override
    public String quarantineUnit() {
        return Additions.UNIT;
    }

    @Override
    public String database() {
        return Additions.DATABASE;
    }

    @Override
    public String databaseGroup() {
        return Additions.DATABASE_GROUP;
    }

    @Override
    public String secret() {
        return "arn:aws:secretsmanager:us-east-1:111122223333:secret:%s-AbCdEf".formatted(Additions.SECRET);
    }

    @Override
    public String vault() {
        return Additions.VAULT;
    }

    @Override
    public String distribution() {
        return Additions.DISTRIBUTION;
    }
}
