package dev.cofferdam.action.wafv2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.SideReads;
import dev.cofferdam.aws.SdkJson;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.wafv2.model.Rule;
import software.amazon.awssdk.services.wafv2.model.WebACL;
import software.amazon.awssdk.services.wafv2.model.WebACLSummary;

/** What web ACLs do with an IP set: on its own it does nothing, and in an allowing rule it lets in. */
final class SetUses {
    private final ActionContext aws;
    private final IpSet set;

    SetUses(IpSet set, ActionContext aws) {
        this.set = set;
        this.aws = aws;
    }

    /** A sentence for each thing that a responder has to know. */
    List<String> warnings() {
        var reads = new SideReads();
        var acls = reads.read(List.of("what web ACLs do with IP set " + set.name()), List.<WebACL>of(), this::webAcls);
        if (!reads.reasons().isEmpty()) return reads.reasons();
        var warnings = new ArrayList<String>();
        var blocks = false;
        for (var acl : acls) {
            for (var rule : acl.rules()) {
                if (!mentions(rule)) continue;
                var isBlock = rule.action() != null && rule.action().block() != null;
                blocks |= isBlock;
                if (!isBlock)
                    warnings.add(
                            "Rule %s of web ACL %s uses IP set %s, but does not block by it%s. Look at the rule first."
                                    .formatted(
                                            rule.name(),
                                            acl.name(),
                                            set.name(),
                                            rule.action() != null
                                                            && rule.action().allow() != null
                                                    ? ": it lets these addresses in"
                                                    : ""));
            }
        }
        if (!blocks)
            warnings.add(
                    "No rule of a web ACL blocks by IP set %s, so that nothing is blocked by this alone; rule groups were not looked at."
                            .formatted(set.name()));
        return warnings;
    }

    private List<WebACL> webAcls() {
        var waf = set.client(aws);
        return Marked.pages(
                        marker -> waf.listWebACLs(r -> r.scope(set.scope()).nextMarker(marker)),
                        page -> page.nextMarker())
                .flatMap(page -> page.webACLs().stream())
                .map(this::webAcl)
                .toList();
    }

    private WebACL webAcl(WebACLSummary acl) {
        return set.client(aws)
                .getWebACL(r -> r.name(acl.name()).id(acl.id()).scope(set.scope()))
                .webACL();
    }

    private boolean mentions(Rule rule) {
        return SdkJson.of(rule).toString().contains('"' + set.arn() + '"');
    }
}
