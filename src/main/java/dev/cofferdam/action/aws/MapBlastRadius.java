package dev.cofferdam.action.aws;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.FileName;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.ResourceGraph;
import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Row;
import dev.cofferdam.action.ResourceGraph.Side;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Source: IAM User Guide, "Policy evaluation for requests within a single account", "AWS JSON policy elements:
 * Principal", "Roles terms and concepts" (role chaining); Amazon VPC User Guide, "Control traffic to your AWS resources
 * using security groups".
 */
public final class MapBlastRadius implements ReadAction<MapBlastRadius.In, MapBlastRadius.Out> {
    private static final String IAM = "arn:${Partition}:iam::${Account}:";

    public record In(
            @Input(
                    type = ValueType.EC2_INSTANCE_ID,
                    value = "The suspect, where it is an instance; else name another.",
                    optional = true)
            @Nullable
            String instance,

            @Input(type = ValueType.IAM_ROLE, value = "The suspect, where it is a role, by name.", optional = true)
            @Nullable
            String role,

            @Input(type = ValueType.IAM_USER, value = "The suspect, where it is a user, by name.", optional = true)
            @Nullable
            String user,

            @Input(
                    type = ValueType.IAM_ACCESS_KEY_ID,
                    value = "The suspect, where it is an access key, of a user or of a session.",
                    optional = true)
            @Nullable
            String accessKeyId,

            @Input(
                    type = ValueType.EC2_SECURITY_GROUP_ID,
                    value = "The suspect, where it is a security group.",
                    optional = true)
            @Nullable
            String securityGroup,

            @Input(value = "How many roles are assumed one from the other at most; 2 unless given.", optional = true)
            @Nullable
            Integer depth,

            @Input(value = "How many nodes are drawn at most; 300 unless given.", optional = true) @Nullable
            Integer max) {}

    public record Out(
            @Output(type = ValueType.AWS_ARN, value = "The roles that it can assume, or may be able to, sorted.")
            List<String> roles,

            @Output("Whether it, or a role that it can assume, has all permissions or can come to them.")
            boolean powerful,

            @Output("What it reaches, by name, the nearest first; the graph has all.")
            List<String> reaches,

            @Output("Who gets to it or is touched by what is done to it, by name, the nearest first.")
            List<String> dependents,

            @Output(
                    type = ValueType.EC2_INSTANCE_ID,
                    value = "The other instances that depend on it: by its profile, or in its group.")
            List<String> instances,

            @Output("The load balancers that send traffic to it.")
            List<String> loadBalancers,

            @Output("How many nodes the graph has.") long nodes,

            @Output("What could not be read, by name: the graph says nothing of it.")
            List<String> unknown,

            @Output("Why it could not be read, and what else is missing in the graph.")
            List<String> unknownReasons,

            @Output("Whether there was more than was drawn.")
            boolean truncated,

            @Output(type = ValueType.GRAPH, value = "The evidence: the graph, as JSON.")
            String graphSha256) {
        public Out {
            roles = List.copyOf(roles);
            reaches = List.copyOf(reaches);
            dependents = List.copyOf(dependents);
            instances = List.copyOf(instances);
            loadBalancers = List.copyOf(loadBalancers);
            unknown = List.copyOf(unknown);
            unknownReasons = List.copyOf(unknownReasons);
        }
    }

    private enum Suspect {
        INSTANCE,
        ROLE,
        USER,
        ACCESS_KEY,
        SECURITY_GROUP
    }

    /** More names than this are in the graph only. */
    private static final int NAMED = 60;

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "aws.map-blast-radius",
                "Map what a suspect reaches and who depends on it",
                """
                Draws, before anything is contained, a graph from an instance, a role, a user, an access key or a \
                security group. **Outwards**: its profile and role, their policies, the roles that it can assume (by \
                their trust policies *and* its own permissions) and theirs, what amounts to administrator, the buckets, \
                keys, secrets and other things that its policies name, the buckets whose policies name it, and the \
                networks and groups that its security groups let it reach. **Inwards**: who can assume its role, the \
                instances with its profile, its auto scaling group, target groups and load balancers, and who may \
                connect to it. It is kept as evidence.

                - **Possible is not certain.** What hangs on a condition, a permissions boundary, another account, \
                another VPC or a statement that denies is drawn as *possible*, with what it hangs on.
                - **Not weighed**: policies of the organization (SCPs, RCPs), session policies, VPC endpoint policies, \
                routes, network ACLs, what a service does in its own name. So what is drawn may be less in truth; \
                resource policies are read of buckets only, so it may be more too.
                - What a service refuses to tell is named in `unknown`: **denied is not none**.
                - Names in a policy need not exist: what is drawn is what the policy says.
                - The key of a session (`ASIA…`) is traced by CloudTrail, up to 15 minutes late.
                - Other regions are not looked at, but for buckets.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.of("ec2:DescribeSecurityGroups"),
                        Permission.of("ec2:DescribeNetworkInterfaces"),
                        Permission.of("autoscaling:DescribeAutoScalingInstances"),
                        Permission.of("elasticloadbalancing:DescribeTargetGroups"),
                        Permission.of("elasticloadbalancing:DescribeTargetHealth"),
                        Permission.of("elasticloadbalancing:DescribeLoadBalancers"),
                        Permission.of("iam:GetAccountAuthorizationDetails"),
                        Permission.of("iam:GetAccessKeyLastUsed"),
                        Permission.on(
                                IAM + "instance-profile/${InstanceProfileNameWithPath}", "iam:GetInstanceProfile"),
                        Permission.on(IAM + "user/${UserNameWithPath}", "iam:ListAccessKeys"),
                        Permission.of("cloudtrail:LookupEvents"),
                        Permission.of("s3:ListAllMyBuckets"),
                        Permission.on("arn:${Partition}:s3:::${BucketName}", "s3:GetBucketPolicy")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var suspect = suspect(in);
        var radius = new BlastRadius(aws, Bounds.of(in.max(), in.depth()));
        switch (suspect.getKey()) {
            case INSTANCE -> radius.ofInstance(suspect.getValue());
            case ROLE -> radius.ofRole(suspect.getValue());
            case USER -> radius.ofUser(suspect.getValue());
            case ACCESS_KEY -> radius.ofKey(suspect.getValue());
            case SECURITY_GROUP -> radius.ofSecurityGroup(suspect.getValue());
        }
        var graph = radius.graph();
        var name = "blast-radius-%s.json".formatted(FileName.part(suspect.getValue()));
        var kept = aws.keep(name, "application/json", new ByteArrayInputStream(graph.json()));
        return out(graph, radius, kept.sha256());
    }

    private static Out out(ResourceGraph graph, BlastRadius radius, String sha256) {
        var rows = graph.rows();
        return new Out(
                radius.assumed(),
                graph.nodes().stream().anyMatch(n -> n.kind() == ResourceGraph.Kind.POWER),
                named(rows, Side.REACHED),
                named(rows, Side.DEPENDENT),
                ids(rows, r -> r.node().kind() == ResourceGraph.Kind.INSTANCE),
                rows.stream()
                        .filter(r -> r.node().kind() == ResourceGraph.Kind.LOAD_BALANCER)
                        .map(r -> r.node().name())
                        .sorted()
                        .toList(),
                graph.nodes().size(),
                radius.unknown(),
                graph.notKnown(),
                graph.truncated(),
                sha256);
    }

    private static List<String> ids(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).map(r -> r.node().id()).sorted().toList();
    }

    private static List<String> named(List<Row> rows, Side side) {
        var names = rows.stream()
                .filter(r -> r.node().side() == side && r.node().kind() != ResourceGraph.Kind.NOT_KNOWN)
                .map(r -> r.node().name() + (r.certainty() == Certainty.POSSIBLE ? " (possible)" : ""))
                .toList();
        if (names.size() <= NAMED) return names;
        var some = new ArrayList<>(names.subList(0, NAMED));
        some.add("and %,d more".formatted(names.size() - NAMED));
        return some;
    }

    private static Map.Entry<Suspect, String> suspect(In in) {
        var named = new TreeMap<Suspect, String>();
        put(named, Suspect.INSTANCE, in.instance());
        put(named, Suspect.ROLE, in.role());
        put(named, Suspect.USER, in.user());
        put(named, Suspect.ACCESS_KEY, in.accessKeyId());
        put(named, Suspect.SECURITY_GROUP, in.securityGroup());
        if (named.size() == 1) return named.firstEntry();
        throw new ActionException(
                "InvalidInput",
                "aws.map-blast-radius works on exactly one suspect; name an instance, a role, a user, an access key or"
                        + " a security group.");
    }

    private static void put(Map<Suspect, String> named, Suspect what, @Nullable String value) {
        if (value != null && !value.isEmpty()) named.put(what, value);
    }
}
