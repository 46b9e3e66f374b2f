package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Gives interfaces their former groups back, each for itself. A group that this case made goes with the last interface
 * in it, whichever step made it; as long as anything is in it, it keeps having no rules.
 */
final class IsolationUndo {
    private static final String CASE = "cofferdam:case";

    private final ActionContext aws;
    private final IsolationGroups groups;
    private final InstanceInterfaces interfaces;

    IsolationUndo(ActionContext aws) {
        this.aws = aws;
        this.groups = new IsolationGroups(aws);
        this.interfaces = new InstanceInterfaces(aws);
    }

    Plan plan(Undo undo) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        var vpcs = new TreeSet<String>();
        for (var restore : undo.restore()) {
            if (restore.attribute().equals(InstanceInterfaces.GROUPS)) {
                var present = interfaces.find(InstanceInterfaces.idOf(restore));
                present.ifPresent(n -> vpcs.add(n.vpcId()));
                present.ifPresentOrElse(
                        n -> planInterface(restore, n, changes, warnings),
                        () -> warnings.add("%s is gone: there is nothing to restore."
                                .formatted(InstanceInterfaces.idOf(restore))));
            } else {
                vpcs.add(IsolationGroups.vpcOf(restore));
            }
        }
        var leaving =
                new HashSet<>(changes.stream().map(InstanceInterfaces::idOf).toList());
        for (var vpc : vpcs) {
            for (var kind : IsolationGroup.values()) planGroup(vpc, kind, undo, leaving, changes, warnings);
        }
        return new Plan(
                changes.isEmpty() ? "Nothing to take back" : "Let the instance back onto the network",
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).distinct().toList());
    }

    private void planInterface(Change restore, NetworkInterface n, List<Change> changes, List<String> warnings) {
        var present = InstanceInterfaces.ids(n);
        var former = InstanceInterfaces.groups(restore.after());
        var existing = interfaces.existing(former);
        var lost = new TreeSet<>(former);
        lost.removeAll(existing);
        if (existing.isEmpty()) {
            warnings.add("%s stays isolated: its former security groups (%s) were deleted. Give it a group by hand."
                    .formatted(n.networkInterfaceId(), String.join(", ", former)));
            return;
        }
        if (!lost.isEmpty())
            warnings.add("%s was deleted since: %s gets only %s back."
                    .formatted(String.join(", ", lost), n.networkInterfaceId(), String.join(", ", existing)));
        if (present.equals(existing)) return;
        if (!n.groups().stream().allMatch(g -> IsolationGroup.isOne(g.groupName())))
            warnings.add("Somebody changed the security groups of %s since; that is lost by this undo."
                    .formatted(n.networkInterfaceId()));
        changes.add(new Change(
                restore.resource(),
                restore.attribute(),
                InstanceInterfaces.json(present),
                InstanceInterfaces.json(existing)));
    }

    private void planGroup(
            String vpc,
            IsolationGroup kind,
            Undo undo,
            Set<String> leaving,
            List<Change> changes,
            List<String> warnings) {
        var found = groups.find(vpc, kind);
        if (found.isEmpty()) return;
        var group = found.get();
        var staying = interfaces.in(group.id());
        staying.removeAll(leaving);
        var shown = kind.with(group.shown());
        if (aws.caseId().equals(group.tags().get(CASE))) {
            if (staying.isEmpty()) {
                changes.add(new Change(groups.arnOfVpc(vpc), kind.attribute(), shown, NullNode.getInstance()));
            } else {
                warnings.add("Security group %s is kept: %s still in it.".formatted(group.id(), areStill(staying)));
            }
            return;
        }
        var former = formerState(undo, vpc, kind);
        if (former.isEmpty() || former.get().equals(shown)) return;
        if (former.get().isNull()) {
            warnings.add("Security group %s is kept: it does not carry the tag of this case any more."
                    .formatted(group.id()));
        } else if (staying.isEmpty()) {
            changes.add(new Change(groups.arnOfVpc(vpc), kind.attribute(), shown, former.get()));
        } else {
            warnings.add("Security group %s does not get its former rules back: %s still in it."
                    .formatted(group.id(), areStill(staying)));
        }
    }

    /** What a group was before it was made or mended. */
    private Optional<JsonNode> formerState(Undo undo, String vpc, IsolationGroup kind) {
        return undo.restore().stream()
                .filter(r -> r.resource().equals(groups.arnOfVpc(vpc))
                        && r.attribute().equals(kind.attribute()))
                .map(Change::after)
                .findFirst();
    }

    private static String areStill(Set<String> interfaces) {
        return String.join(", ", interfaces) + (interfaces.size() == 1 ? " is" : " are");
    }

    void apply(Plan plan) {
        for (var change : plan.changes()) {
            if (change.attribute().equals(InstanceInterfaces.GROUPS)) {
                interfaces.move(
                        InstanceInterfaces.idOf(change), List.copyOf(InstanceInterfaces.groups(change.after())));
            } else {
                groups.apply(change);
            }
        }
    }
}
