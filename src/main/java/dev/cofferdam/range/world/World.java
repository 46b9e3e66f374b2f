package dev.cofferdam.range.world;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One simulated account with all that is in it. Regional things are those of its {@link #region}. Holds state; not
 * thread-safe.
 *
 * @param abroad what was made in other regions, by their names; nothing there knows what is global
 */
public record World(
        String id,
        String alias,
        String partition,
        String region,
        Responder responder,
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
        Table<User> users,
        Table<Group> groups,
        Table<Role> roles,
        Table<InstanceProfile> instanceProfiles,
        Table<ManagedPolicy> policies,
        Identities identities,
        Storage storage,
        Keys keys,
        Databases databases,
        @Nullable String detector,
        Table<Finding> findings,
        Table<Actor> actors,
        Table<TrailEvent> events,
        Schedule schedule,
        Map<String, World> abroad) {

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
        storage = Given.or(storage, Storage.NOTHING);
        keys = Given.or(keys, Keys.none());
        databases = Given.or(databases, Databases.NOTHING);
        findings = Given.or(findings, new Table<>());
        actors = Given.or(actors, new Table<>());
        events = Given.or(events, new Table<>());
        schedule = Given.or(schedule, new Schedule());
        abroad = new TreeMap<>(Given.or(abroad, Map.of()));
    }

    /** A snapshot of it that can be changed without changing this one. */
    public World copy() {
        return new World(
                id,
                alias,
                partition,
                region,
                responder,
                vpcs.copy(),
                subnets.copy(),
                routeTables.copy(),
                securityGroups.copy(),
                networkInterfaces.copy(),
                volumes.copy(),
                snapshots.copy(),
                instances.copy(),
                addresses.copy(),
                ec2.copy(),
                autoScalingGroups.copy(),
                loadBalancers.copy(),
                targetGroups.copy(),
                classicBalancers.copy(),
                ssm.copy(),
                users.copy(),
                groups.copy(),
                roles.copy(),
                instanceProfiles.copy(),
                policies.copy(),
                identities.copy(),
                storage.copy(),
                keys.copy(),
                databases.copy(),
                detector,
                findings.copy(),
                actors.copy(),
                events.copy(),
                schedule.copy(),
                copies(abroad));
    }

    private static Map<String, World> copies(Map<String, World> worlds) {
        var copies = new TreeMap<String, World>();
        worlds.forEach((there, world) -> copies.put(there, world.copy()));
        return copies;
    }

    /** The account as it is in one of its regions: what is there, and all that knows no region. */
    public World in(String there) {
        if (there.equals(region)) return this;
        var known = abroad.get(there);
        return (known == null ? nothing(there) : known).withGlobalsOf(this);
    }

    /** Keeps what was made in another region. */
    public void keep(World there) {
        if (!there.region().equals(region)) abroad.put(there.region(), there.withGlobalsOf(nothing(there.region())));
    }

    /** With no resource at all. */
    private World nothing(String there) {
        return new World(
                id,
                alias,
                partition,
                there,
                responder,
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                Ec2State.none(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                SsmState.none(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                Identities.none(),
                Storage.NOTHING,
                Keys.none(),
                Databases.NOTHING,
                null,
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Schedule(),
                Map.of());
    }

    private World withGlobalsOf(World other) {
        return new World(
                id,
                alias,
                partition,
                region,
                responder,
                vpcs,
                subnets,
                routeTables,
                securityGroups,
                networkInterfaces,
                volumes,
                snapshots,
                instances,
                addresses,
                ec2,
                autoScalingGroups,
                loadBalancers,
                targetGroups,
                classicBalancers,
                ssm,
                other.users,
                other.groups,
                other.roles,
                other.instanceProfiles,
                other.policies,
                other.identities,
                other.storage,
                keys,
                databases,
                detector,
                findings,
                other.actors,
                other.events,
                schedule,
                Map.of());
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
