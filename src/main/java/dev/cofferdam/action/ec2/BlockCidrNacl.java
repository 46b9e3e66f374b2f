package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Cidr;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import tools.jackson.databind.node.NullNode;

/** Source: Amazon VPC User Guide, "Control subnet traffic with network access control lists", "Network ACL rules". */
public final class BlockCidrNacl implements ChangesSettings<BlockCidrNacl.In, BlockCidrNacl.Out> {
    public record In(
            @Input("A subnet whose traffic is to be filtered: subnet-….")
            String subnet,

            @Input("The addresses to block, as 203.0.113.0/24 or 2001:db8::/64.")
            String cidr) {}

    public record Out(
            @Output("Whether the subnet's network ACL lets nothing of the block in or out.")
            boolean blocked,

            @Output("The network ACL.") String networkAcl,

            @Output("All subnets that it filters.") List<String> subnets) {
        public Out {
            subnets = List.copyOf(subnets);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.block-cidr-nacl",
                "Block addresses at a subnet's edge",
                """
                Denies all traffic from and to a block of addresses in the network ACL of a subnet. It keeps no state, \
                so that it cuts connections that are open as well: what `ec2.revoke-ingress` cannot do.

                - **It touches whole subnets**: all that the network ACL is associated with, and everything in them. \
                The plan lists them.
                - One entry for each direction, with the highest free number before whatever lets the block through: \
                the first entry that fits decides.
                - A network ACL takes 20 entries a direction unless the quota was raised. The plan says when it is full.
                - **Behind a load balancer or a proxy the addresses are theirs, not the attacker's**: block there, by \
                AWS WAF or the load balancer's own subnets.
                - Traffic within a subnet does not pass it; nor do DNS by Amazon, DHCP, instance metadata, time and \
                licence services.
                - An attacker changes addresses easily. This buys time, it ends nothing.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeNetworkAcls"),
                        Permission.of("ec2:DescribeSubnets"),
                        Permission.on(Patterns.NETWORK_ACL, "ec2:CreateNetworkAclEntry"),
                        Permission.on(Patterns.NETWORK_ACL, "ec2:DeleteNetworkAclEntry")),
                "Deletes the two entries.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var cidr = Cidr.of(in.cidr());
        var acl = aclOf(in, aws);
        var arn = ResourceArns.of(acl.networkAclId(), aws);
        var missing = Stream.of(false, true)
                .map(egress -> AclDirection.of(acl, egress))
                .filter(direction -> !direction.blocks(cidr))
                .toList();
        if (missing.isEmpty())
            return Plan.of("Network ACL %s blocks %s already".formatted(acl.networkAclId(), cidr), List.of(), arn);
        return Plan.of(
                        "Block %s in network ACL %s".formatted(cidr, acl.networkAclId()),
                        missing.stream()
                                .map(direction -> new Change(
                                        arn,
                                        new AclEntry(direction.egress(), direction.numberFor(cidr)).attribute(),
                                        NullNode.getInstance(),
                                        AclEntry.denying(cidr)))
                                .toList(),
                        arn)
                .warning(warnings(cidr, acl, missing, aws));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var acl = aclOf(in, aws);
        var cidr = Cidr.of(in.cidr());
        return new Out(
                AclDirection.of(acl, false).blocks(cidr)
                        && AclDirection.of(acl, true).blocks(cidr),
                acl.networkAclId(),
                subnets(acl));
    }

    @Override
    public Setting setting(Change change) {
        return AclEntry.of(change.attribute());
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("%s gets through network ACL %s again."
                .formatted(
                        restore.before().path("CidrBlock").asString("The block"), ResourceArns.id(restore.resource())));
    }

    private static NetworkAcl aclOf(In in, ActionContext aws) {
        var ofSubnet = Filter.builder()
                .name("association.subnet-id")
                .values(in.subnet())
                .build();
        return aws.client(Ec2Client.class).describeNetworkAcls(r -> r.filters(ofSubnet)).networkAcls().stream()
                .findFirst()
                .orElseThrow(() -> new ActionException(
                        "InvalidSubnetID.NotFound",
                        "No network ACL of %s is associated with subnet %s. Check the id and the region."
                                .formatted(aws.region(), in.subnet())));
    }

    private static List<String> subnets(NetworkAcl acl) {
        return acl.associations().stream()
                .map(NetworkAclAssociation::subnetId)
                .sorted()
                .toList();
    }

    private static List<String> warnings(Cidr cidr, NetworkAcl acl, List<AclDirection> missing, ActionContext aws) {
        var warnings = new ArrayList<String>();
        var subnets = subnets(acl);
        warnings.add("Everything in %d subnet(s) loses contact with %s: %s."
                .formatted(subnets.size(), cidr, String.join(", ", subnets)));
        for (var direction : missing) {
            if (direction.isFull())
                warnings.add(
                        "Network ACL %s has %d %s entries: EC2 refuses more than %d unless the quota was raised. Merge some, or ask for more."
                                .formatted(
                                        acl.networkAclId(),
                                        direction.entries().size(),
                                        direction.egress() ? "outbound" : "inbound",
                                        AclDirection.QUOTA));
        }
        var inside = aws.client(Ec2Client.class).describeSubnets(r -> r.subnetIds(subnets)).subnets().stream()
                .filter(s -> Cidr.of(s.cidrBlock()).overlaps(cidr))
                .toList();
        inside.forEach(
                s -> warnings.add("%s holds addresses of subnet %s (%s): other subnets cannot talk to it any more."
                        .formatted(cidr, s.subnetId(), s.cidrBlock())));
        if (cidr.prefix() == 0)
            warnings.add("%s is everything: no SSM agent, no AWS endpoint and no responder gets through either."
                    .formatted(cidr));
        return warnings;
    }
}
