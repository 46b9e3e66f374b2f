package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/** The way of interfaces into the group without rules. */
final class Isolation {
    /**
     * How long interfaces stay in the group that allows everything. Source: VPC User Guide, "Security groups": changes
     * are applied after a short period.
     */
    static final Duration TO_BECOME_UNTRACKED = Duration.ofSeconds(5);

    private static final int TRIES = 5;

    private final ActionContext aws;
    private final IsolationGroups groups;
    private final InstanceInterfaces interfaces;

    Isolation(ActionContext aws) {
        this.aws = aws;
        this.groups = new IsolationGroups(aws);
        this.interfaces = new InstanceInterfaces(aws);
    }

    /** What has to be made or mended of the groups, VPC by VPC, before the interfaces can move. */
    List<Change> missing(List<NetworkInterface> movable, boolean drop) {
        var changes = new ArrayList<Change>();
        for (var vpc : vpcs(movable)) {
            groups.missing(vpc, IsolationGroup.EMPTY).ifPresent(changes::add);
            var someMove = movable.stream().anyMatch(n -> n.vpcId().equals(vpc) && !isOver(n));
            if (drop && someMove) groups.missing(vpc, IsolationGroup.OPEN).ifPresent(changes::add);
        }
        return changes;
    }

    /** Whether the interface is where it belongs, so that only the group itself can be wrong. */
    static boolean isOver(NetworkInterface n) {
        return n.groups().size() == 1 && InstanceInterfaces.isIn(n, IsolationGroup.EMPTY);
    }

    /** Taking rules from a group touches everything that is in it, but not the connections that they allowed. */
    List<String> mended(List<Change> changes, List<NetworkInterface> own) {
        var warnings = new ArrayList<String>();
        for (var change : changes) {
            var kind = IsolationGroup.of(change.attribute());
            if (kind.isEmpty() || change.before().isNull()) continue;
            groups.find(IsolationGroups.vpcOf(change), kind.get())
                    .ifPresent(group -> warnings.add(mended(group.id(), kind.get(), own)));
        }
        return warnings;
    }

    private String mended(String group, IsolationGroup kind, List<NetworkInterface> own) {
        var others = interfaces.in(group);
        own.forEach(n -> others.remove(n.networkInterfaceId()));
        return "Security group %s (%s) has not the rules that it should have: they are mended%s. Connections that they allowed go on until they end."
                .formatted(
                        kind.groupName(),
                        group,
                        others.isEmpty() ? "" : ", for %s as well".formatted(String.join(", ", others)));
    }

    void apply(Plan plan, boolean drop) {
        plan.changes().stream()
                .filter(c -> IsolationGroup.of(c.attribute()).isPresent())
                .forEach(groups::apply);
        var moving = plan.changes().stream()
                .filter(c -> c.attribute().equals(InstanceInterfaces.GROUPS))
                .map(InstanceInterfaces::idOf)
                .map(id -> interfaces.find(id).orElseThrow(() -> gone(id)))
                .toList();
        if (drop) openThenClose(moving);
        else close(moving);
        awaitIsolated(moving);
    }

    /** Whatever happens while interfaces are open, they are closed again. */
    private void openThenClose(List<NetworkInterface> moving) {
        try {
            for (var n : moving) {
                if (!InstanceInterfaces.isIn(n, IsolationGroup.OPEN))
                    interfaces.move(n.networkInterfaceId(), List.of(group(n, IsolationGroup.OPEN)));
            }
            if (!moving.isEmpty()) aws.pause(TO_BECOME_UNTRACKED);
        } catch (RuntimeException e) {
            closeWhatIsOpen(moving, e);
            throw e;
        }
        close(moving);
    }

    /** Also when the step was cancelled, which interrupts the thread and would abort these calls. */
    private void closeWhatIsOpen(List<NetworkInterface> moving, RuntimeException because) {
        var interrupted = Thread.interrupted();
        for (var n : moving) {
            try {
                interfaces
                        .find(n.networkInterfaceId())
                        .filter(now -> InstanceInterfaces.isIn(now, IsolationGroup.OPEN))
                        .ifPresent(now -> close(List.of(now)));
            } catch (RuntimeException e) {
                because.addSuppressed(e);
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private void close(List<NetworkInterface> moving) {
        moving.forEach(n -> interfaces.move(n.networkInterfaceId(), List.of(group(n, IsolationGroup.EMPTY))));
    }

    private String group(NetworkInterface n, IsolationGroup kind) {
        return groups.find(n.vpcId(), kind)
                .orElseThrow(() -> new ActionException(
                        "GroupGone",
                        "Security group %s of %s was deleted while %s was being isolated. Run the step again."
                                .formatted(kind.groupName(), n.vpcId(), n.networkInterfaceId())))
                .id();
    }

    /** EC2 shows a change some moments later; what it shows at last is for verify to tell. */
    private void awaitIsolated(List<NetworkInterface> moving) {
        for (var attempt = 1; attempt < TRIES; attempt++) {
            var shown = moving.stream()
                    .flatMap(n -> interfaces.find(n.networkInterfaceId()).stream())
                    .toList();
            if (shown.stream().allMatch(Isolation::isOver)) return;
            aws.pause(Duration.ofSeconds(1));
        }
    }

    private static ActionException gone(String id) {
        return new ActionException(
                "InterfaceGone",
                "%s was detached or deleted since the plan was made. Run the step again.".formatted(id));
    }

    private static Collection<String> vpcs(List<NetworkInterface> interfaces) {
        return interfaces.stream().map(NetworkInterface::vpcId).collect(Collectors.toCollection(TreeSet::new));
    }
}
