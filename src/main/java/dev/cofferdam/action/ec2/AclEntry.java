package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Cidr;
import dev.cofferdam.action.Setting;
import dev.cofferdam.aws.AwsError;
import dev.cofferdam.aws.AwsErrors;
import dev.cofferdam.caselog.Json;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** One entry of a network ACL, by its direction and number. Only entries that deny a block altogether are written. */
record AclEntry(boolean egress, int number) implements Setting {
    private static final String CIDR = "CidrBlock";

    static AclEntry of(String attribute) {
        var parts = attribute.split("/", -1);
        return new AclEntry(parts[1].equals("egress"), Integer.parseInt(parts[2]));
    }

    @Override
    public String attribute() {
        return "Entry/%s/%d".formatted(egress ? "egress" : "ingress", number);
    }

    @Override
    public String title() {
        return "%s entry %d".formatted(egress ? "outbound" : "inbound", number);
    }

    @Override
    public String owner(String resource) {
        return "network ACL " + ResourceArns.id(resource);
    }

    @Override
    public Optional<JsonNode> read(String resource, ActionContext aws) {
        return find(ResourceArns.id(resource), aws)
                .map(acl -> acl.entries().stream()
                        .filter(e -> e.egress() == egress && e.ruleNumber() == number)
                        .findFirst()
                        .map(AclEntry::json)
                        .orElse(NullNode.getInstance()));
    }

    @Override
    public void write(String resource, JsonNode value, ActionContext aws) {
        var ec2 = aws.client(Ec2Client.class);
        var acl = ResourceArns.id(resource);
        var present = read(resource, aws).orElse(NullNode.getInstance());
        if (present.equals(value)) return;
        if (value.isNull()) {
            ec2.deleteNetworkAclEntry(r -> r.networkAclId(acl).egress(egress).ruleNumber(number));
            return;
        }
        var cidr = Cidr.of(value.path(CIDR).asString());
        ec2.createNetworkAclEntry(r -> {
            r.networkAclId(acl).egress(egress).ruleNumber(number).protocol("-1").ruleAction(RuleAction.DENY);
            if (cidr.isIpv6()) r.ipv6CidrBlock(cidr.text());
            else r.cidrBlock(cidr.text());
        });
    }

    static JsonNode denying(Cidr cidr) {
        return json(cidr.text(), "-1", RuleAction.DENY.toString());
    }

    static Optional<NetworkAcl> find(String acl, ActionContext aws) {
        try {
            return aws.client(Ec2Client.class).describeNetworkAcls(r -> r.networkAclIds(acl)).networkAcls().stream()
                    .findFirst();
        } catch (Ec2Exception e) {
            if (AwsErrors.explain(e).category() == AwsError.Category.NOT_FOUND) return Optional.empty();
            throw e;
        }
    }

    private static JsonNode json(NetworkAclEntry entry) {
        var json = json(cidr(entry), entry.protocol(), entry.ruleActionAsString());
        var ports = entry.portRange();
        return ports == null ? json : json.put("FromPort", ports.from()).put("ToPort", ports.to());
    }

    private static ObjectNode json(String cidr, String protocol, String action) {
        return Json.object().put(CIDR, cidr).put("Protocol", protocol).put("RuleAction", action);
    }

    static String cidr(NetworkAclEntry entry) {
        return entry.cidrBlock() == null ? entry.ipv6CidrBlock() : entry.cidrBlock();
    }
}
