package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.Optional;

/**
 * One simulated account with all that is in it. Regional things are those of its {@link #region}. Holds state; not
 * thread-safe.
 *
 * @param abroad what was made in other regions, by their names; nothing there knows what is global
 */
public record World(
        @Reach.Account String id,
        @Reach.Account String alias,
        @Reach.Account String partition,
        String region,
        @Reach.Account Responder responder,
        Table<Vpc> vpcs,
        Table<Subnet> subnets,
        Table<RouteTable> routeTables,
        Table<SecurityGroup> securityGroups,
        Table<NetworkInterface> networkInterfaces,
        Table<Volume> volumes,
        Table<Snapshot> snapshots,
        Table<Instance> instances,
        Table<Address> addresses,
        Ec2State ec2,
        Table<AutoScalingGroup> autoScalingGroups,
        Table<LoadBalancer> loadBalancers,
        Table<TargetGroup> targetGroups,
        Table<ClassicBalancer> classicBalancers,
        SsmState ssm,
        @Reach.Global Table<User> users,
        @Reach.Global Table<Group> groups,
        @Reach.Global Table<Role> roles,
        @Reach.Global Table<InstanceProfile> instanceProfiles,
        @Reach.Global Table<ManagedPolicy> policies,
        @Reach.Global Identities identities,
        @Reach.Global Storage storage,
        Keys keys,
        Databases databases,
        Functions functions,
        Containers containers,
        EksState eks,
        EventRules rules,
        Workflows workflows,
        Stacks stacks,
        @Reach.Global Organization organization,
        Secrets secrets,
        Backups backups,
        Mail mail,
        Topics topics,
        @Reach.Global Distributions distributions,
        Explorer explorer,
        WebFirewall waf,
        NetworkFirewall networkFirewall,
        DnsFirewall dnsFirewall,
        IdentityCenter identityCenter,
        Trails trails,
        Hub hub,
        Recording recording,
        Analyzers analyzers,
        @Reach.Global Contacts contacts,
        SavedQueries queries,
        Table<Detector> detectors,
        Table<Finding> findings,
        @Reach.Global Table<Actor> actors,
        @Reach.Global Table<TrailEvent> events,
        Schedule schedule,
        Abroad abroad)
        implements State<World> {

    public World {
        id = Given.required(id, "id");
        alias = Given.required(alias, "alias");
        partition = Given.or(partition, "aws");
        region = Given.required(region, "region");
        responder = Given.required(responder, "responder");
        vpcs = Given.or(vpcs, new Table<>());
        subnets = Given.or(subnets, new Table<>());
        routeTables = Given.or(routeTables, new Table<>());
        securityGroups = Given.or(securityGroups, new Table<>());
        networkInterfaces = Given.or(networkInterfaces, new Table<>());
        volumes = Given.or(volumes, new Table<>());
        snapshots = Given.or(snapshots, new Table<>());
        instances = Given.or(instances, new Table<>());
        addresses = Given.or(addresses, new Table<>());
        ec2 = Given.or(ec2, Ec2State.none());
        autoScalingGroups = Given.or(autoScalingGroups, new Table<>());
        loadBalancers = Given.or(loadBalancers, new Table<>());
        targetGroups = Given.or(targetGroups, new Table<>());
        classicBalancers = Given.or(classicBalancers, new Table<>());
        ssm = Given.or(ssm, SsmState.none());
        users = Given.or(users, new Table<>());
        groups = Given.or(groups, new Table<>());
        roles = Given.or(roles, new Table<>());
        instanceProfiles = Given.or(instanceProfiles, new Table<>());
        policies = Given.or(policies, new Table<>());
        identities = Given.or(identities, Identities.none());
        storage = Given.or(storage, Storage.none());
        keys = Given.or(keys, Keys.none());
        databases = Given.or(databases, Databases.none());
        functions = Given.or(functions, Functions.none());
        containers = Given.or(containers, Containers.none());
        eks = Given.or(eks, EksState.none());
        rules = Given.or(rules, EventRules.none());
        workflows = Given.or(workflows, Workflows.none());
        stacks = Given.or(stacks, Stacks.none());
        organization = Given.or(organization, Organization.none());
        secrets = Given.or(secrets, Secrets.none());
        backups = Given.or(backups, Backups.none());
        mail = Given.or(mail, Mail.none());
        topics = Given.or(topics, Topics.none());
        distributions = Given.or(distributions, Distributions.none());
        explorer = Given.or(explorer, Explorer.none());
        waf = Given.or(waf, WebFirewall.none());
        networkFirewall = Given.or(networkFirewall, NetworkFirewall.none());
        dnsFirewall = Given.or(dnsFirewall, DnsFirewall.none());
        identityCenter = Given.or(identityCenter, IdentityCenter.none());
        trails = Given.or(trails, Trails.none());
        hub = Given.or(hub, Hub.none());
        recording = Given.or(recording, Recording.none());
        analyzers = Given.or(analyzers, Analyzers.none());
        contacts = Given.or(contacts, Contacts.none());
        queries = Given.or(queries, SavedQueries.none());
        detectors = Given.or(detectors, new Table<>());
        findings = Given.or(findings, new Table<>());
        actors = Given.or(actors, new Table<>());
        events = Given.or(events, new Table<>());
        schedule = Given.or(schedule, new Schedule());
        abroad = Given.or(abroad, new Abroad());
    }

    /** A snapshot of it that can be changed without changing this one. */
    @Override
    public World copy() {
        return Remade.copy(this);
    }

    /** The account as it is in one of its regions: what is there, and all that knows no region. */
    public World in(String there) {
        return there.equals(region)
                ? this
                : abroad.in(there).orElseGet(() -> nothing(there)).withGlobalsOf(this);
    }

    /** Keeps what was made in another region. */
    public void keep(World there) {
        if (!there.region().equals(region)) abroad.keep(there.withGlobalsOf(nothing(there.region())));
    }

    /** With no resource at all. */
    private World nothing(String there) {
        return Remade.with(this, (component, part) -> {
            if (component.getName().equals("region")) return there;
            return component.isAnnotationPresent(Reach.Account.class) ? part : null;
        });
    }

    /** Whether anything is to happen by now, in any region. */
    public boolean isDue(Instant now) {
        return schedule.isDue(now) || abroad.isDue(now);
    }

    /** Whether anything was changed but what CloudTrail saw. */
    @Override
    public boolean touched() {
        return Remade.touched(this, "events");
    }

    /** With another trail of events. */
    public World withEvents(Table<TrailEvent> others) {
        return Remade.with(this, (component, part) -> component.getName().equals("events") ? others : part);
    }

    private World withGlobalsOf(World other) {
        return Remade.with(this, (component, part) -> {
            if (component.getName().equals("abroad")) return null;
            return component.isAnnotationPresent(Reach.Global.class) ? Remade.part(component, other) : part;
        });
    }

    public String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, id, resource);
    }

    /** Of IAM and its like, which know no region. */
    public String globalArn(String service, String resource) {
        return "arn:%s:%s::%s:%s".formatted(partition, service, id, resource);
    }

    public String responderArn() {
        return globalArn("sts", "assumed-role/" + responder.role() + "/" + responder.session());
    }

    public String vpcOf(NetworkInterface networkInterface) {
        return subnets.get(networkInterface.subnet()).vpc();
    }

    public Optional<AutoScalingGroup> groupOf(String instance) {
        return autoScalingGroups.stream()
                .filter(g -> g.member(instance).isPresent())
                .findFirst();
    }
}
