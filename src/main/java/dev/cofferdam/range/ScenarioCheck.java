package dev.cofferdam.range;

import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.range.world.InstanceType;
import dev.cofferdam.range.world.Table;
import dev.cofferdam.range.world.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds references in a scenario to what it does not have. */
final class ScenarioCheck {
    private final String file;
    private final List<String> lines;
    private final List<String> problems = new ArrayList<>();

    ScenarioCheck(String file, String yaml) {
        this.file = file;
        this.lines = yaml.lines().toList();
    }

    /** @throws AwsSessionException with all of them, one a line */
    void check(Scenario scenario) {
        var world = scenario.account();
        account(world);
        if (scenario.accounts() != null) scenario.accounts().forEach(this::account);
        if (scenario.trail() != null) {
            scenario.trail().forEach(e -> known(world.actors(), e.who(), "actor"));
        }
        if (!problems.isEmpty()) throw new AwsSessionException(String.join("\n", problems));
    }

    private void account(World world) {
        network(world);
        machines(world);
        people(world);
        world.abroad().all().keySet().forEach(region -> {
            network(world.in(region));
            machines(world.in(region));
        });
    }

    private void network(World world) {
        world.subnets().stream().forEach(s -> known(world.vpcs(), s.vpc(), "VPC"));
        world.securityGroups().stream().forEach(g -> {
            known(world.vpcs(), g.vpc(), "VPC");
            g.rules().forEach(r -> known(world.securityGroups(), r.group(), "security group"));
        });
        world.routeTables().stream().forEach(t -> {
            known(world.vpcs(), t.vpc(), "VPC");
            t.subnets().forEach(s -> known(world.subnets(), s, "subnet"));
        });
        world.networkInterfaces().stream().forEach(n -> {
            known(world.subnets(), n.subnet(), "subnet");
            known(world.instances(), n.instance(), "instance");
            n.groups().forEach(g -> known(world.securityGroups(), g, "security group"));
        });
    }

    private void machines(World world) {
        world.volumes().stream().forEach(v -> known(world.instances(), v.instance(), "instance"));
        world.instances().stream().forEach(i -> {
            known(world.subnets(), i.subnet(), "subnet");
            knownType(i.type());
            if (i.profile() != null) known(world.instanceProfiles(), i.profile().name(), "instance profile");
        });
        world.autoScalingGroups().stream().forEach(g -> {
            g.members().forEach(m -> known(world.instances(), m.instance(), "instance"));
            g.subnets().forEach(s -> known(world.subnets(), s, "subnet"));
            g.targetGroups().forEach(t -> known(world.targetGroups(), t, "target group"));
            g.launch().groups().forEach(s -> known(world.securityGroups(), s, "security group"));
            known(world.instanceProfiles(), g.launch().profile(), "instance profile");
            knownType(g.launch().type());
        });
        world.targetGroups().stream()
                .filter(g -> !g.holdsAddresses())
                .forEach(g -> g.targets().forEach(t -> known(world.instances(), t.id(), "instance")));
    }

    private void people(World world) {
        world.instanceProfiles().stream().forEach(p -> known(world.roles(), p.role(), "role"));
        world.users().stream().forEach(u -> {
            u.groups().forEach(g -> known(world.groups(), g, "group"));
            u.policies().attached().forEach(p -> known(world.policies(), p, "policy"));
        });
        world.groups().stream()
                .forEach(g -> g.policies().attached().forEach(p -> known(world.policies(), p, "policy")));
        world.roles().stream().forEach(r -> r.policies().attached().forEach(p -> known(world.policies(), p, "policy")));
    }

    private void known(Table<?> table, @Nullable String id, String kind) {
        if (id == null || table.has(id)) return;
        problems.add("%s:%d: there is no %s %s".formatted(file, lineOf(id), kind, id));
    }

    private void knownType(String type) {
        if (InstanceType.named(type).isPresent()) return;
        problems.add("%s:%d: there is no instance type %s".formatted(file, lineOf(type), type));
    }

    /** Where it is named first; every place that names it is wrong. */
    private int lineOf(String id) {
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(id)) return i + 1;
        }
        return 1;
    }
}
