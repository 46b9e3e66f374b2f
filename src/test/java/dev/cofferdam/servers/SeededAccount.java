package dev.cofferdam.servers;

import dev.cofferdam.aws.AwsSession;

/**
 * An account that was empty: makes each thing when it is asked for first, by plain calls. Here is where each is made.
 */
final class SeededAccount implements Account {
    private final NetworkSeeds network;
    private final IamSeeds iam;
    private final InstanceSeeds instances;
    private final StorageSeeds storage;
    private final DatabaseSeeds databases;
    private final FindingSeeds findings;
    private final TrailSeeds trails;
    private final EdgeSeeds edge;
    private final OrganizationSeeds organization;
    private final WorkloadSeeds workloads;

    SeededAccount(AwsSession session) {
        var made = new MadeOnce(session);
        network = new NetworkSeeds(made);
        iam = new IamSeeds(made);
        instances = new InstanceSeeds(made, network, iam);
        storage = new StorageSeeds(made);
        databases = new DatabaseSeeds(made, network);
        findings = new FindingSeeds(made);
        trails = new TrailSeeds(made, storage);
        edge = new EdgeSeeds(made);
        organization = new OrganizationSeeds(made);
        workloads = new WorkloadSeeds(made, network, iam);
    }

    @Override
    public String instance() {
        return instances.instance();
    }

    @Override
    public String rootVolume() {
        return instances.rootVolume();
    }

    @Override
    public String loneInstance() {
        return instances.loneInstance();
    }

    @Override
    public String subnet() {
        return network.subnet();
    }

    @Override
    public String routeTable() {
        return network.routeTable();
    }

    @Override
    public String address() {
        return instances.address();
    }

    @Override
    public String recordsBucket() {
        return storage.recordsBucket();
    }

    @Override
    public String securityGroup() {
        return network.securityGroup();
    }

    @Override
    public String inboundRule() {
        return network.inboundRule();
    }

    @Override
    public String scaledInstance() {
        return instances.scaledInstance();
    }

    @Override
    public String scalingGroup() {
        return instances.scalingGroup();
    }

    @Override
    public String targetGroup() {
        return instances.targetGroup();
    }

    @Override
    public String sharedInstance() {
        return instances.sharedInstance();
    }

    @Override
    public String user() {
        return iam.user();
    }

    @Override
    public String accessKey() {
        return iam.accessKey();
    }

    @Override
    public String person() {
        return iam.person();
    }

    @Override
    public String group() {
        return iam.group();
    }

    @Override
    public String mfaDevice() {
        return iam.mfaDevice();
    }

    @Override
    public String identityProvider() {
        return iam.identityProvider();
    }

    @Override
    public String role() {
        return iam.role();
    }

    @Override
    public String managedPolicy() {
        return iam.managedPolicy();
    }

    @Override
    public String detector() {
        return findings.detector();
    }

    @Override
    public String finding() {
        return findings.finding();
    }

    @Override
    public String trail() {
        return trails.trail();
    }

    @Override
    public String hubFinding() {
        return findings.hubFinding();
    }

    @Override
    public String recorder() {
        return trails.recorder();
    }

    @Override
    public String analyzer() {
        return findings.analyzer();
    }

    @Override
    public String securityContact() {
        return trails.securityContact();
    }

    @Override
    public String savedQuery() {
        return trails.savedQuery();
    }

    @Override
    public String savedSelect() {
        return trails.savedSelect();
    }

    @Override
    public String eventDataStore() {
        return trails.eventDataStore();
    }

    @Override
    public String key() {
        return storage.key();
    }

    @Override
    public String bucket() {
        return storage.bucket();
    }

    @Override
    public String object() {
        return storage.object();
    }

    @Override
    public String evidenceBucket() {
        return storage.evidenceBucket();
    }

    @Override
    public String function() {
        return workloads.function();
    }

    @Override
    public String containerService() {
        return workloads.containerService();
    }

    @Override
    public String containerTask() {
        return workloads.containerTask();
    }

    @Override
    public String cluster() {
        return workloads.cluster();
    }

    @Override
    public String eventRule() {
        return workloads.eventRule();
    }

    @Override
    public String execution() {
        return workloads.execution();
    }

    @Override
    public String stack() {
        return workloads.stack();
    }

    @Override
    public String databaseSnapshot() {
        return databases.databaseSnapshot();
    }

    @Override
    public String ipSet() {
        return edge.ipSet();
    }

    @Override
    public String ruleGroup() {
        return edge.ruleGroup();
    }

    @Override
    public String domainList() {
        return edge.domainList();
    }

    @Override
    public String permissionSet() {
        return organization.permissionSet();
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
        return organization.memberAccount();
    }

    @Override
    public String quarantineUnit() {
        return organization.quarantineUnit();
    }

    @Override
    public String database() {
        return databases.database();
    }

    @Override
    public String databaseGroup() {
        return network.databaseGroup();
    }

    @Override
    public String secret() {
        return databases.secret();
    }

    @Override
    public String vault() {
        return storage.vault();
    }

    @Override
    public String distribution() {
        return edge.distribution();
    }
}
