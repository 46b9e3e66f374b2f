package dev.cofferdam.action.aws;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ResourceGraph;
import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.SideReads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Draws what a suspect reaches and who depends on it. For one step. */
final class BlastRadius {
    private static final String HANDS_OUT = "hands out the credentials of";

    private final ActionContext aws;
    private final Bounds bounds;
    private final Drawing drawing;
    private final SideReads reads = new SideReads();
    private final Machines machines;
    private @Nullable Identities identities;
    private @Nullable Principals principals;
    private boolean moreBuckets;

    BlastRadius(ActionContext aws, Bounds bounds) {
        this.aws = aws;
        this.bounds = bounds;
        this.drawing = new Drawing(bounds.nodes());
        this.machines = new Machines(aws, drawing);
    }

    void ofInstance(String id) {
        var instance = machines.get(id);
        drawing.subject(id, Kind.INSTANCE, Machines.name(instance), Machines.facts(instance));
        new Balancing(aws, drawing, reads).of(instance);
        if (instance.iamInstanceProfile() != null)
            profile(id, instance.iamInstanceProfile().arn());
        network(id, new TreeSet<>(Machines.groups(instance)), Machines.addresses(instance));
    }

    private void profile(String instance, String arn) {
        drawing.reached(
                arn, Kind.INSTANCE_PROFILE, last(arn), Facts.of("ARN", arn).told());
        drawing.edge(instance, arn, "has");
        reads.run("instances with the profile " + last(arn), () -> machines.withProfile(arn));
        reads.read(List.of("role of the profile " + last(arn)), Optional.<InstanceProfile>empty(), () -> profile(arn))
                .flatMap(p -> p.roles().stream().findFirst())
                .ifPresent(role -> {
                    drawing.reached(
                            role.arn(),
                            Kind.ROLE,
                            role.roleName(),
                            Facts.of("ARN", role.arn()).told());
                    drawing.edge(arn, role.arn(), HANDS_OUT);
                    identities().role(role.roleName()).ifPresent(this::principal);
                });
    }

    private Optional<InstanceProfile> profile(String arn) {
        try {
            return Optional.of(aws.client(IamClient.class)
                    .getInstanceProfile(r -> r.instanceProfileName(last(arn)))
                    .instanceProfile());
        } catch (NoSuchEntityException _) {
            return Optional.empty();
        }
    }

    void ofRole(String name) {
        var all = identities();
        var role = found(all.role(name), "role", name);
        drawing.subject(role.arn(), Kind.ROLE, name, Principals.facts(role));
        principal(role);
    }

    void ofUser(String name) {
        var all = identities();
        var user = found(all.user(name), "user", name);
        drawing.subject(user.arn(), Kind.USER, name, Principals.facts(user));
        keys(user);
        principal(user);
    }

    void ofKey(String id) {
        var owner = new KeyOwner(aws).of(id);
        drawing.subject(id, Kind.ACCESS_KEY, id, Facts.of("of", owner.name()).told());
        var all = identities();
        var found = found(
                owner.isRole() ? all.role(owner.name()) : all.user(owner.name()),
                owner.isRole() ? "role" : "user",
                owner.name());
        drawing.reached(found.arn(), Principals.kind(found), found.name(), Principals.facts(found));
        drawing.edge(id, found.arn(), "signs as");
        if (!found.isRole()) keys(found);
        principal(found);
    }

    void ofSecurityGroup(String id) {
        var reach = NetworkReach.read(aws, drawing);
        drawing.subject(id, Kind.SECURITY_GROUP, reach.nameOf(id), reach.facts(id));
        var inside = reads.read(
                List.of("who is in " + id), List.<NetworkInterface>of(), () -> NetworkReach.members(aws, id));
        var instances = new TreeSet<String>();
        for (var member : inside) {
            var name = NetworkReach.member(member);
            if (!name.startsWith("i-")) {
                drawing.dependent(
                        member.networkInterfaceId(),
                        Kind.RESOURCE,
                        name,
                        Facts.of("interface", member.networkInterfaceId()).told());
                drawing.edge(member.networkInterfaceId(), id, "is in");
            } else if (instances.add(name)) {
                drawing.dependent(
                        name, Kind.INSTANCE, name, Facts.of("id", name).told());
                drawing.edge(name, id, "is in");
            }
        }
        new Balancing(aws, drawing, reads).in(id);
        reach.draw(id, List.of(id), addresses(inside), reads);
    }

    ResourceGraph graph() {
        reads.unknown().forEach(this::notKnown);
        var notKnown = new ArrayList<>(reads.reasons());
        if (principals != null) notKnown.addAll(principals.notKnown());
        if (drawing.truncated())
            notKnown.add("There was more than %,d nodes: what was found last is left out. Allow more, or ask of less."
                    .formatted(bounds.nodes()));
        if (moreBuckets)
            notKnown.add("Only the policies of the first %,d buckets were read.".formatted(bounds.buckets()));
        return drawing.graph(notKnown.stream().distinct().toList(), moreBuckets);
    }

    List<String> unknown() {
        return reads.unknown();
    }

    /** So that nobody who looks at the picture alone takes it for none. */
    private void notKnown(String name) {
        var id = "not-known:" + name;
        drawing.reached(id, Kind.NOT_KNOWN, name, Map.of());
        drawing.edge(drawing.subject(), id, "could not be read", Certainty.POSSIBLE, "");
    }

    List<String> assumed() {
        return principals == null ? List.of() : principals.assumed();
    }

    /** Of a suspect, or what a suspect has: what it may do, who gets it, and whose policies name it. */
    private void principal(Identity identity) {
        var all = identities();
        principals = new Principals(drawing, all, aws.account(), bounds.depth());
        if (identity.isRole()) {
            profiles(identity);
            principals.depend(identity);
        }
        principals.reach(identity);
        var named = Stream.concat(
                        Stream.of(identity), principals.assumed().stream().flatMap(arn -> all.byArn(arn).stream()))
                .toList();
        moreBuckets = new BucketDoors(aws, drawing, reads, bounds.buckets()).draw(named);
    }

    /** The instances that have the role, as far as they are not drawn. */
    private void profiles(Identity role) {
        for (var profile : role.profiles()) {
            if (drawing.has(profile)) continue;
            drawing.dependent(
                    profile,
                    Kind.INSTANCE_PROFILE,
                    last(profile),
                    Facts.of("ARN", profile).told());
            drawing.edge(profile, role.arn(), HANDS_OUT);
            reads.run("instances with the profile " + last(profile), () -> machines.withProfile(profile));
        }
    }

    private void keys(Identity user) {
        reads.run("access keys of " + user.name(), () -> {
            aws
                    .client(IamClient.class)
                    .listAccessKeysPaginator(r -> r.userName(user.name()))
                    .accessKeyMetadata()
                    .stream()
                    .sorted(Comparator.comparing(AccessKeyMetadata::accessKeyId))
                    .forEach(k -> {
                        drawing.dependent(
                                k.accessKeyId(),
                                Kind.ACCESS_KEY,
                                k.accessKeyId(),
                                Facts.of("status", k.statusAsString())
                                        .and("made", String.valueOf(k.createDate()))
                                        .told());
                        drawing.edge(k.accessKeyId(), user.arn(), "signs as");
                    });
        });
    }

    private void network(String anchor, Collection<String> groups, List<String> addresses) {
        reads.run("security groups", () -> {
            NetworkReach.read(aws, drawing).draw(anchor, groups, addresses, reads);
        });
    }

    private static List<String> addresses(List<NetworkInterface> of) {
        return of.stream()
                .flatMap(n -> n.privateIpAddresses().stream())
                .map(NetworkInterfacePrivateIpAddress::privateIpAddress)
                .distinct()
                .sorted()
                .toList();
    }

    private Identities identities() {
        if (identities == null)
            identities = reads.read(
                    List.of("users, roles and their policies"), Identities.none(), () -> Identities.read(aws));
        return identities;
    }

    /** A suspect that IAM refuses to tell of cannot be drawn. */
    private Identity found(Optional<Identity> found, String what, String name) {
        return found.orElseThrow(() -> reads.reasons().isEmpty()
                ? new ActionException(
                        "NoSuchPrincipal",
                        "There is no %s %s in account %s. Look whether it is another account, or was deleted."
                                .formatted(what, name, aws.account()))
                : new ActionException("NotKnown", String.join(" ", reads.reasons())));
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
