package dev.cofferdam.action.rds;

import dev.cofferdam.action.SideReads;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that decides who reaches a database and its copies.
 *
 * @param sharing with whom each manual snapshot is shared, by the snapshots' names
 * @param snapshots as RDS tells of them
 */
record Exposure(
        Database database,
        List<Database> members,
        List<SecurityGroup> groups,
        Map<String, List<String>> sharing,
        List<ObjectNode> snapshots,
        SideReads reads) {
    private static final List<String> EVERYBODY = List.of("0.0.0.0/0", "::/0");
    private static final String ANY_PROTOCOL = "-1";

    boolean publiclyAccessible() {
        return Stream.concat(Stream.of(database), members.stream()).anyMatch(Database::publiclyAccessible);
    }

    /** Address blocks, sorted. */
    List<String> openTo() {
        return groups.stream()
                .flatMap(group -> group.ipPermissions().stream())
                .filter(this::reachesIt)
                .flatMap(rule -> Stream.concat(
                        rule.ipRanges().stream().map(IpRange::cidrIp),
                        rule.ipv6Ranges().stream().map(Ipv6Range::cidrIpv6)))
                .distinct()
                .sorted()
                .toList();
    }

    boolean openToAll() {
        return publiclyAccessible() && openTo().stream().anyMatch(EVERYBODY::contains);
    }

    /** Where RDS does not tell the port, any port may be it. */
    private boolean reachesIt(IpPermission rule) {
        if (rule.ipProtocol().equals(ANY_PROTOCOL)) return true;
        var port = database.port();
        return rule.ipProtocol().equals("tcp") && (port == 0 || (rule.fromPort() <= port && port <= rule.toPort()));
    }

    /** Name and grantee of each share. */
    List<String> shared() {
        return sharing.entrySet().stream()
                .flatMap(s -> s.getValue().stream().map(who -> s.getKey() + " " + who))
                .toList();
    }

    boolean publicSnapshot() {
        return sharing.values().stream().anyMatch(with -> with.contains(SnapshotSharing.EVERYBODY));
    }

    ObjectNode document() {
        var json = Json.object();
        json.set(database.name().cluster() ? "cluster" : "instance", database.json());
        var each = json.putArray("members");
        members.forEach(m -> each.add(m.json()));
        var rules = json.putArray("security_groups");
        groups.forEach(g -> rules.add(SdkJson.of(g)));
        json.putArray("snapshots").addAll(snapshots);
        json.set("shared_with", Json.MAPPER.valueToTree(sharing));
        json.set("unknown", Json.MAPPER.valueToTree(reads.unknown()));
        json.set("unknown_reasons", Json.MAPPER.valueToTree(reads.reasons()));
        return json;
    }
}
