package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Cidr;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/**
 * The entries of one direction, of which the first that fits a packet, by number, decides. Source: Amazon VPC User
 * Guide, "Network ACL rules".
 *
 * @param entries by number, with the last ones that deny everything
 */
record AclDirection(String acl, boolean egress, List<NetworkAclEntry> entries) {
    /** Source: Amazon VPC User Guide, "Amazon VPC quotas": 20 in each direction, the last ones counted. */
    static final int QUOTA = 20;

    static AclDirection of(NetworkAcl acl, boolean egress) {
        return new AclDirection(
                acl.networkAclId(),
                egress,
                acl.entries().stream()
                        .filter(e -> e.egress() == egress)
                        .sorted(Comparator.comparing(NetworkAclEntry::ruleNumber))
                        .toList());
    }

    /** Whether nothing to or from the block gets through: it is denied altogether before any of it is allowed. */
    boolean blocks(Cidr cidr) {
        for (var entry : entries) {
            var entrys = Cidr.of(AclEntry.cidr(entry));
            if (entry.ruleAction() == RuleAction.ALLOW && entrys.overlaps(cidr)) return false;
            if (entry.ruleAction() == RuleAction.DENY && entry.protocol().equals("-1") && entrys.covers(cidr))
                return true;
        }
        return true;
    }

    /** The highest number that comes before everything that lets some of the block through. */
    int numberFor(Cidr cidr) {
        var limit = firstAllowing(cidr).orElse(Integer.MAX_VALUE);
        for (var number = limit - 1; number >= 1; number--) {
            var candidate = number;
            if (entries.stream().noneMatch(e -> e.ruleNumber() == candidate)) return number;
        }
        throw new ActionException(
                "NoEntryNumber",
                "Network ACL %s has no free number before its %s entry %d, which lets %s through. Give that entry a higher number, then run the step again."
                        .formatted(acl, egress ? "outbound" : "inbound", limit, cidr));
    }

    boolean isFull() {
        return entries.size() >= QUOTA;
    }

    private OptionalInt firstAllowing(Cidr cidr) {
        return entries.stream()
                .filter(e -> e.ruleAction() == RuleAction.ALLOW)
                .filter(e -> Cidr.of(AclEntry.cidr(e)).overlaps(cidr))
                .mapToInt(NetworkAclEntry::ruleNumber)
                .findFirst();
    }
}
