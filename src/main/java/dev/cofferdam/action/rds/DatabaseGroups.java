package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Setting;
import dev.cofferdam.caselog.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.rds.RdsClient;
import tools.jackson.databind.JsonNode;

/**
 * The security groups of a database, by their ids, but {@link IsolationGroup} by its name, for it may be yet to be made
 * when a plan tells of it. Source: RDS API Reference, ModifyDBInstance, ModifyDBCluster, "VpcSecurityGroupIds".
 */
record DatabaseGroups() implements Setting {
    static final JsonNode ISOLATED = Json.MAPPER.valueToTree(List.of(IsolationGroup.NAME));

    @Override
    public String attribute() {
        return "SecurityGroups";
    }

    @Override
    public String title() {
        return "security groups";
    }

    @Override
    public String owner(String arn) {
        return DatabaseName.of(arn).toString();
    }

    @Override
    public Optional<JsonNode> read(String arn, ActionContext aws) {
        return Database.find(DatabaseName.of(arn), aws).map(database -> {
            var isolating = describe(database.securityGroups(), aws).stream()
                    .filter(g -> g.groupName().equals(IsolationGroup.NAME))
                    .map(SecurityGroup::groupId)
                    .collect(Collectors.toSet());
            return Json.MAPPER.valueToTree(database.securityGroups().stream()
                    .map(id -> isolating.contains(id) ? IsolationGroup.NAME : id)
                    .sorted()
                    .toList());
        });
    }

    /** Waits for what is under way; what else waits for the maintenance window goes on waiting. */
    @Override
    public void write(String arn, JsonNode value, ActionContext aws) {
        var database = new Quiet(aws).await(DatabaseName.of(arn));
        var groups = ids(value, database, aws);
        if (database.securityGroups().equals(groups)) return;
        var rds = aws.client(RdsClient.class);
        var name = database.name().name();
        if (database.name().cluster())
            // of a cluster, this means the changes of this request alone
            rds.modifyDBCluster(
                    r -> r.dbClusterIdentifier(name).vpcSecurityGroupIds(groups).applyImmediately(true));
        else rds.modifyDBInstance(r -> r.dbInstanceIdentifier(name).vpcSecurityGroupIds(groups));
    }

    @Override
    public Optional<String> lost(String arn, JsonNode former, ActionContext aws) {
        var wanted = texts(former);
        wanted.remove(IsolationGroup.NAME);
        var there = describe(wanted, aws).stream().map(SecurityGroup::groupId).collect(Collectors.toSet());
        wanted.removeAll(there);
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of("%s is gone. Make another one with its rules, and give the database that."
                        .formatted(String.join(", ", wanted)));
    }

    /**
     * The network that a database is in, as its security groups are in it.
     *
     * @throws ActionException when it has none
     */
    static String vpc(Database database, ActionContext aws) {
        return describe(database.securityGroups(), aws).stream()
                .map(SecurityGroup::vpcId)
                .findFirst()
                .orElseThrow(() -> new ActionException(
                        "NoSecurityGroup",
                        "The %s has no security group that EC2 shows: it is in no network of this account that could be told. Look at it in the console."
                                .formatted(database.name())));
    }

    private static List<String> ids(JsonNode value, Database database, ActionContext aws) {
        var ids = new ArrayList<String>();
        for (var group : texts(value))
            ids.add(
                    group.equals(IsolationGroup.NAME)
                            ? IsolationGroup.find(vpc(database, aws), aws)
                                    .orElseThrow(() -> new ActionException(
                                            "GroupNotVisible",
                                            "Security group %s is not there any more. Run the step again."
                                                    .formatted(IsolationGroup.NAME)))
                                    .groupId()
                            : group);
        return ids.stream().sorted().toList();
    }

    /** By a filter, so that one that is gone does not fail the others. */
    private static List<SecurityGroup> describe(List<String> ids, ActionContext aws) {
        if (ids.isEmpty()) return List.of();
        var wanted = Filter.builder().name("group-id").values(Set.copyOf(ids)).build();
        return aws.client(Ec2Client.class)
                .describeSecurityGroups(r -> r.filters(wanted))
                .securityGroups();
    }

    private static List<String> texts(JsonNode groups) {
        var texts = new ArrayList<String>();
        groups.forEach(group -> texts.add(group.asString()));
        return texts;
    }
}
