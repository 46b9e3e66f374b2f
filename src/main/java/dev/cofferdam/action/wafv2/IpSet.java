package dev.cofferdam.action.wafv2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Cidr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.GetIpSetResponse;
import software.amazon.awssdk.services.wafv2.model.IPSetSummary;
import software.amazon.awssdk.services.wafv2.model.Scope;
import software.amazon.awssdk.services.wafv2.model.WafNonexistentItemException;
import software.amazon.awssdk.services.wafv2.model.WafOptimisticLockException;

/**
 * An IP set, all that is needed to reach it. WAF writes it as a whole, with a token that it gave with what was read.
 * Source: AWS WAFV2 API Reference, UpdateIPSet; what is for CloudFront is in us-east-1.
 */
record IpSet(String arn, String name, String id, Scope scope, String region) {
    private static final int ATTEMPTS = 5;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final String FOR_CLOUDFRONT = "us-east-1";

    /** @param arn {@code arn:…:wafv2:REGION:ACCOUNT:regional/ipset/NAME/ID}, or {@code global/…} */
    static IpSet of(String arn) {
        var parts = arn.split(":", 6);
        var path = parts[5].split("/", -1);
        return new IpSet(arn, path[2], path[3], path[0].equals("global") ? Scope.CLOUDFRONT : Scope.REGIONAL, parts[3]);
    }

    /** @throws ActionException when there is none of that name */
    static IpSet named(String name, Scope scope, ActionContext aws) {
        var region = scope == Scope.CLOUDFRONT ? FOR_CLOUDFRONT : aws.region();
        var waf = aws.client(Wafv2Client.class, region);
        return Marked.pages(marker -> waf.listIPSets(r -> r.scope(scope).nextMarker(marker)), page -> page.nextMarker())
                .flatMap(page -> page.ipSets().stream())
                .filter(set -> set.name().equals(name))
                .findFirst()
                .map(IPSetSummary::arn)
                .map(IpSet::of)
                .orElseThrow(() -> new ActionException(
                        "NoSuchIpSet",
                        "There is no IP set %s for %s in %s of account %s. Check the name, the scope and the region."
                                .formatted(name, scope, region, aws.account())));
    }

    Wafv2Client client(ActionContext aws) {
        return aws.client(Wafv2Client.class, region);
    }

    /** Empty: it is gone. */
    Optional<GetIpSetResponse> read(ActionContext aws) {
        try {
            return Optional.of(client(aws).getIPSet(r -> r.name(name).id(id).scope(scope)));
        } catch (WafNonexistentItemException _) {
            return Optional.empty();
        }
    }

    /**
     * Adds and removes addresses, whatever others add and remove meanwhile.
     *
     * @throws ActionException when it is gone, or others change it again and again
     */
    void change(Set<Cidr> added, Set<Cidr> removed, ActionContext aws) {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var present = read(aws)
                    .orElseThrow(() -> new ActionException(
                            "NoSuchIpSet", "IP set %s is gone: there is nothing to change.".formatted(name)));
            var addresses = changed(present.ipSet().addresses(), added, removed);
            if (addresses.equals(present.ipSet().addresses())) return;
            try {
                client(aws)
                        .updateIPSet(r -> r.name(name)
                                .id(id)
                                .scope(scope)
                                .description(present.ipSet().description())
                                .addresses(addresses)
                                .lockToken(present.lockToken()));
                return;
            } catch (WafOptimisticLockException _) {
                aws.progress("somebody changed IP set %s just now: reading it again".formatted(name));
                aws.pause(BETWEEN_ATTEMPTS);
            }
        }
        throw new ActionException(
                "IpSetBusy",
                "Others changed IP set %s each time between reading and writing it, %d times. Run the step again, or stop what writes it."
                        .formatted(name, ATTEMPTS));
    }

    /** What is there already stays as WAF spells it. */
    private static List<String> changed(List<String> present, Set<Cidr> added, Set<Cidr> removed) {
        var addresses = new ArrayList<>(
                present.stream().filter(a -> !removed.contains(Cidr.of(a))).toList());
        var known = addresses.stream().map(Cidr::of).toList();
        added.stream().filter(a -> !known.contains(a)).map(Cidr::text).sorted().forEach(addresses::add);
        return addresses;
    }
}
