package dev.cofferdam.servers;

import dev.cofferdam.action.SimulatedAccount;
import tools.jackson.databind.node.ObjectNode;

/** What cases need and the scenario lacks; the range does not simulate the calls that would make it. */
final class Additions {
    static final String PROVIDER = "arn:aws:iam::111122223333:saml-provider/harbour-sso";
    static final String KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
    static final String TRAIL = "harbour-audit";
    static final String HUB_FINDING = "arn:aws:securityhub:us-east-1:111122223333:finding/open-port";
    static final String SAVED_QUERY = "incident/who-signed-in";
    static final String SAVED_SELECT = "who-signed-in";
    static final String EVENT_DATA_STORE = "11112222-3333-4444-5555-666677778888";
    static final String CONTACT = "soc@harbour.example";
    static final String BUCKET = "harbour-exports";
    static final String OBJECT = "orders.csv";
    static final String EVIDENCE = "harbour-evidence";
    static final String DATABASE = "orders";
    static final String DATABASE_GROUP = "sg-0db00000000000001";
    static final String DISTRIBUTION = "E1A2B3C4D5E6F7";
    static final String VAULT = "evidence";
    static final String SECRET = "rds!db-0123abcd-0123-0123-0123-0123456789ab";
    static final String DATABASE_SNAPSHOT = "orders-old";
    static final String IP_SET = "3f9a2b1c-5d6e-4f70-8a9b-0c1d2e3f4a5b";
    static final String RULE_GROUP = "block";
    static final String DOMAIN_LIST = "rslvr-fdl-0123456789abcdef";
    static final String PERMISSION_SET = "arn:aws:sso:::permissionSet/ssoins-7223a1b2c3d4e5f6/ps-0123456789abcdef";
    static final String MEMBER = "222233334444";
    static final String UNIT = "ou-ab12-quarant1";

    static final String SERVICE = "cart";
    static final String TASK = "33333333333333333333333333333333";
    static final String CLUSTER = "shop";
    static final String RULE = "come-back";
    static final String EXECUTION = "arn:aws:states:us-east-1:111122223333:execution:copy-out:one";
    static final String STACK = "orders";
    static final String FUNCTION = "orders-import";

    private static final String MADE = "2026-06-01T00:00:00Z";

    private Additions() {}

    private static void addDatabase(ObjectNode world) {
        var group = world.withArray("security_groups")
                .addObject()
                .put("id", DATABASE_GROUP)
                .put("name", "orders-db")
                .put("description", "orders")
                .put("vpc", SimulatedAccount.VPC);
        group.putArray("rules")
                .addObject()
                .put("id", "sgr-0db00000000000001")
                .put("group", DATABASE_GROUP)
                .put("protocol", "tcp")
                .put("from_port", 5432)
                .put("to_port", 5432)
                .put("cidr", "0.0.0.0/0");
        var databases = world.withObject("databases");
        databases
                .withArray("all")
                .addObject()
                .put("name", DATABASE)
                .putObject("network")
                .put("vpc", SimulatedAccount.VPC)
                .put("open", true)
                .putArray("security_groups")
                .add(DATABASE_GROUP);
        databases
                .withArray("snapshots")
                .addObject()
                .put("name", DATABASE_SNAPSHOT)
                .put("of", DATABASE);
    }

    /** @param world a saved account */
    static void make(ObjectNode world) {
        addDatabase(world);
        world.withObject("distributions")
                .withArray("all")
                .addObject()
                .put("id", DISTRIBUTION)
                .put("enabled", true);
        world.withObject("backups").withArray("vaults").addObject().put("name", VAULT);
        var reading = world.withArray("events")
                .addObject()
                .put("id", "reading-of-a-secret")
                .put("at", "2026-11-23T21:00:00Z")
                .put("name", "GetSecretValue")
                .put("source", "secretsmanager.amazonaws.com")
                .put("region", "us-east-1")
                .put("actor", "thief")
                .put("read_only", true);
        reading.putObject("request").put("secretId", SECRET);
        world.withObject("secrets")
                .withArray("all")
                .addObject()
                .put("name", SECRET)
                .put("created", MADE)
                .put("owner", "rds")
                .put("current", "0f0f0f0f-1111-2222-3333-444455556666");
        world.withObject("identities")
                .withArray("providers")
                .addObject()
                .put("arn", PROVIDER)
                .put("created", MADE)
                .put("document", "<EntityDescriptor/>");
        world.withObject("keys").withArray("all").addObject().put("id", KEY).put("created", MADE);
        var buckets = world.withObject("storage").withArray("buckets");
        buckets.addObject()
                .put("name", BUCKET)
                .withArray("versions")
                .addObject()
                .put("key", OBJECT)
                .put("modified", MADE)
                .put("size", StorageSeeds.CONTENT.length());
        var settings = buckets.addObject().put("name", EVIDENCE).putObject("settings");
        settings.putObject("versioning").put("status", "Enabled");
        settings.putObject("lock").put("objectLockEnabled", "Enabled");
        makeContainers(world.withObject("containers"));
        makeCluster(world.withObject("eks"));
        makeWorkflows(world);
        makeFunction(world.withObject("functions"));
        buckets.addObject().put("name", "harbour-audit-logs");
        var trail = world.withObject("trails").withArray("all").addObject();
        trail.put("name", TRAIL).put("bucket", "harbour-audit-logs").put("multi_region", true);
        trail.put("validated", true).put("logging", true).put("started", MADE);
        detect(world);
        makeFirewall(world.putObject("waf"));
        makeRuleGroup(world.putObject("network_firewall"));
        world.putObject("dns_firewall")
                .putArray("lists")
                .addObject()
                .put("id", DOMAIN_LIST)
                .put("name", "attackers")
                .putArray("domains")
                .add("bad.example.");
        makeIdentityCenter(world.putObject("identity_center"));
        makeOrganization(world.putObject("organization"));
    }

    private static void makeFirewall(ObjectNode waf) {
        waf.putArray("ip_sets")
                .addObject()
                .put("id", IP_SET)
                .put("name", EdgeSeeds.IP_SET_NAME)
                .putArray("addresses")
                .add("198.51.100.9/32");
    }

    private static void makeRuleGroup(ObjectNode firewall) {
        var group = firewall.putArray("rule_groups")
                .addObject()
                .put("name", RULE_GROUP)
                .put("capacity", 10)
                .put("associations", 1);
        var rule = group.putObject("rules")
                .putObject("rulesSource")
                .putArray("statefulRules")
                .addObject()
                .put("action", "PASS");
        rule.putObject("header")
                .put("protocol", "TCP")
                .put("source", "192.0.2.1/32")
                .put("sourcePort", "ANY")
                .put("direction", "FORWARD")
                .put("destination", "ANY")
                .put("destinationPort", "443");
        rule.putArray("ruleOptions")
                .addObject()
                .put("keyword", "sid")
                .putArray("settings")
                .add("1");
    }

    private static void makeIdentityCenter(ObjectNode center) {
        center.put("instance", "arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6");
        var set = center.putArray("permission_sets")
                .addObject()
                .put("arn", PERMISSION_SET)
                .put("name", "Administrators");
        set.putObject("provisioned")
                .putObject(OrganizationSeeds.ASSIGNED_ACCOUNT)
                .put("version", 0);
        set.putArray("assignments")
                .addObject()
                .put("account", OrganizationSeeds.ASSIGNED_ACCOUNT)
                .put("type", "USER")
                .put("principal", OrganizationSeeds.ASSIGNEE);
    }

    private static void makeOrganization(ObjectNode organization) {
        organization
                .put("id", "o-harbour1234")
                .put("management", "111122223333")
                .put("root", "r-ab12");
        organization.putArray("policy_types").add("SERVICE_CONTROL_POLICY");
        organization
                .putArray("units")
                .addObject()
                .put("id", UNIT)
                .put("name", "Quarantine")
                .put("parent", "r-ab12");
        var accounts = organization.putArray("accounts");
        accounts.addObject()
                .put("id", "111122223333")
                .put("name", "harbour-root")
                .put("parent", "r-ab12");
        accounts.addObject().put("id", MEMBER).put("name", "harbour-shop").put("parent", "r-ab12");
    }

    private static void makeContainers(ObjectNode containers) {
        containers.withArray("clusters").addObject().put("name", EcsCases.CLUSTER);
        containers
                .withArray("services")
                .addObject()
                .put("cluster", EcsCases.CLUSTER)
                .put("name", SERVICE)
                .put("desired", EcsCases.COUNT);
        containers
                .withArray("scalable_targets")
                .addObject()
                .put("id", "service/" + EcsCases.CLUSTER + "/" + SERVICE)
                .put("min", EcsCases.COUNT)
                .put("max", 8);
        containers
                .withArray("tasks")
                .addObject()
                .put("id", TASK)
                .put("cluster", EcsCases.CLUSTER)
                .put("started", MADE);
    }

    private static void makeCluster(ObjectNode eks) {
        eks.withArray("clusters").addObject().put("name", CLUSTER);
    }

    private static void makeWorkflows(ObjectNode world) {
        world.withObject("rules")
                .withArray("all")
                .addObject()
                .put("name", RULE)
                .put("pattern", WorkloadSeeds.PATTERN)
                .withArray("targets")
                .add("arn:aws:lambda:us-east-1:111122223333:function:" + FUNCTION);
        world.withObject("workflows")
                .withArray("executions")
                .addObject()
                .put("id", EXECUTION)
                .put("machine", "arn:aws:states:us-east-1:111122223333:stateMachine:copy-out")
                .put("started", "2026-11-23T20:00:00Z");
        world.withObject("stacks").withArray("all").addObject().put("name", STACK);
    }

    private static void makeFunction(ObjectNode functions) {
        var function = functions
                .withArray("all")
                .addObject()
                .put("name", FUNCTION)
                .put("role", "arn:aws:iam::111122223333:role/orders-import")
                .put("code_sha256", "4RTbTxLQOQDoBLdfgDqNnKGoAX5bSjXJPrTsKmNcnHI=")
                .put("modified", MADE);
        function.putObject("environment").put("PASSWORD", WorkloadSeeds.SECRET);
        function.putObject("urls")
                .putObject("$LATEST")
                .put("address", "https://abcdefghijklmnopqrstuvwxyz012345.lambda-url.us-east-1.on.aws/")
                .put("auth", "NONE");
        functions
                .withArray("event_sources")
                .addObject()
                .put("id", "0a0a0a0a-1111-4222-8333-444455556666")
                .put("function", "arn:aws:lambda:us-east-1:111122223333:function:" + FUNCTION)
                .put("source", "arn:aws:sqs:us-east-1:111122223333:orders");
    }

    /** What detects and records, and whom AWS tells. */
    private static void detect(ObjectNode world) {
        var found = world.withObject("hub").withArray("findings").addObject().put("collides", 0);
        var finding = found.putObject("json").put("Id", HUB_FINDING).put("RecordState", "ACTIVE");
        finding.put("ProductArn", "arn:aws:securityhub:us-east-1::product/aws/securityhub");
        finding.put("Title", "A port is open").put("UpdatedAt", MADE);
        finding.putObject("Severity").put("Label", "HIGH");
        finding.putObject("Workflow").put("Status", "NEW");
        finding.putObject("Note").put("Text", "seen").put("UpdatedBy", "ada");
        finding.putArray("Resources").addObject().put("Id", "arn:aws:s3:::" + BUCKET);

        var recording = world.withObject("recording");
        var recorder = recording.withArray("recorders").addObject().put("name", "default");
        recorder.put("recording", true).put("all_types", true).put("started", MADE);
        recording.withArray("channels").addObject().put("name", "default").put("bucket", "harbour-audit-logs");
        var item = recording.withArray("items").addObject().putObject("json");
        item.put("resourceType", "AWS::S3::Bucket").put("resourceId", BUCKET).put("arn", "arn:aws:s3:::" + BUCKET);
        item.put("configurationItemCaptureTime", MADE).put("configurationItemStatus", "OK");

        var analyzers = world.withObject("analyzers");
        analyzers.withArray("all").addObject().put("name", "outside");
        var open = analyzers.withArray("findings").addObject().put("id", "1").put("analyzer", "outside");
        open.put("resource", "arn:aws:s3:::" + BUCKET).put("resource_type", "AWS::S3::Bucket");
        open.put("open", true).put("updated", MADE);

        var queries = world.withObject("queries");
        var group = queries.withArray("log_groups").addObject().put("name", "/harbour/storefront");
        group.put("stored_bytes", 1000).put("created", MADE);
        var saved = queries.withArray("logs").addObject().put("id", "1").put("name", SAVED_QUERY);
        saved.put("text", "fields @message")
                .put("reads", 1000)
                .putArray("within")
                .add("/harbour/storefront");
        saved.putArray("rows").addObject().put("@message", "ada signed in");

        var select = queries.withArray("athena").addObject().put("id", "1").put("name", SAVED_SELECT);
        select.put("text", "SELECT who FROM trail")
                .put("reads", 1000)
                .putArray("within")
                .add("audit");
        select.putArray("rows").addObject().put("who", "ada");

        var stores = world.withObject("trails").withArray("stores");
        stores.addObject().put("id", EVENT_DATA_STORE).put("name", "lake").put("retention_days", 365);

        world.withObject("contacts")
                .withArray("alternates")
                .addObject()
                .put("id", "SECURITY")
                .put("email", CONTACT);
    }
}
