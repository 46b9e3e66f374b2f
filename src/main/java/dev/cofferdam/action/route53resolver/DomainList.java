package dev.cofferdam.action.route53resolver;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.ConflictException;
import software.amazon.awssdk.services.route53resolver.model.FirewallDomainList;
import software.amazon.awssdk.services.route53resolver.model.FirewallDomainListMetadata;
import software.amazon.awssdk.services.route53resolver.model.FirewallDomainListStatus;
import software.amazon.awssdk.services.route53resolver.model.FirewallDomainUpdateOperation;
import software.amazon.awssdk.services.route53resolver.model.ResourceNotFoundException;

/**
 * A list of domains, by its id. It is changed in the background, one change at a time. Source: Route 53 API Reference,
 * UpdateFirewallDomains, GetFirewallDomainList.
 */
record DomainList(String id, ActionContext aws) {
    /** Of a request. */
    private static final int MOST = 1_000;

    private static final int LONGEST_PAGE = 5_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /**
     * @param name or an id, {@code rslvr-fdl-…}
     * @throws ActionException when there is none, or there are several of that name
     */
    static DomainList named(String name, ActionContext aws) {
        if (name.startsWith("rslvr-fdl-")) return new DomainList(name, aws);
        var ids = aws
                .client(Route53ResolverClient.class)
                .listFirewallDomainListsPaginator(r -> {})
                .firewallDomainLists()
                .stream()
                .filter(list -> list.name().equals(name))
                .map(FirewallDomainListMetadata::id)
                .toList();
        if (ids.size() == 1) return new DomainList(ids.getFirst(), aws);
        throw new ActionException(
                ids.isEmpty() ? "NoSuchDomainList" : "AmbiguousName",
                (ids.isEmpty()
                                ? "There is no domain list %s in %s of account %s. Check the name and the region."
                                : "There are several domain lists %s in %s of account %s. Give the id of the one that"
                                        + " is meant, rslvr-fdl-….")
                        .formatted(name, aws.region(), aws.account()));
    }

    static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /**
     * What there is once nothing is being changed any more; empty where it is gone.
     *
     * @throws ActionException when that takes too long
     */
    Optional<FirewallDomainList> settled() {
        var end = aws.clock().instant().plus(LONGEST);
        while (true) {
            FirewallDomainList list;
            try {
                list = client().getFirewallDomainList(r -> r.firewallDomainListId(id))
                        .firewallDomainList();
            } catch (ResourceNotFoundException _) {
                return Optional.empty();
            }
            if (list.status() == FirewallDomainListStatus.DELETING) return Optional.empty();
            if (list.status() != FirewallDomainListStatus.UPDATING
                    && list.status() != FirewallDomainListStatus.IMPORTING) return Optional.of(list);
            if (aws.clock().instant().isAfter(end))
                throw new ActionException(
                        "DomainListBusy",
                        "Domain list %s (%s) is still %s after %d minutes. Run the step again later: it goes on from there."
                                .formatted(list.name(), id, list.statusAsString(), LONGEST.toMinutes()));
            aws.progress("domain list %s is %s".formatted(list.name(), list.statusAsString()));
            aws.pause(BETWEEN_LOOKS);
        }
    }

    Set<DomainName> domains() {
        return client()
                .listFirewallDomainsPaginator(r -> r.firewallDomainListId(id).maxResults(LONGEST_PAGE))
                .domains()
                .stream()
                .map(DomainName::spelt)
                .collect(Collectors.toSet());
    }

    /** Adds or removes domains and waits until that is done; the rest of the list is nobody's business. */
    void update(FirewallDomainUpdateOperation operation, List<DomainName> domains) {
        for (var some : chunks(domains)) {
            gone(settled());
            send(operation, some);
            var after = gone(settled());
            if (after.status() != FirewallDomainListStatus.COMPLETE)
                throw new ActionException(
                        "DomainListFailed",
                        "Domain list %s (%s) could not be changed: %s, %s."
                                .formatted(after.name(), id, after.statusAsString(), after.statusMessage()));
        }
    }

    /** Somebody else may have begun a change since we looked. */
    private void send(FirewallDomainUpdateOperation operation, List<String> domains) {
        for (var last = false; ; last = true) {
            try {
                client().updateFirewallDomains(r ->
                        r.firewallDomainListId(id).operation(operation).domains(domains));
                return;
            } catch (ConflictException e) {
                if (last) throw e;
                aws.pause(BETWEEN_LOOKS);
                gone(settled());
            }
        }
    }

    private FirewallDomainList gone(Optional<FirewallDomainList> list) {
        return list.orElseThrow(() -> new ActionException(
                "NoSuchDomainList",
                "There is no domain list %s in %s of account %s. Check the id and the region."
                        .formatted(id, aws.region(), aws.account())));
    }

    private static List<List<String>> chunks(List<DomainName> domains) {
        var texts = domains.stream().map(DomainName::text).toList();
        return IntStream.range(0, (texts.size() + MOST - 1) / MOST)
                .mapToObj(i -> texts.subList(i * MOST, Math.min(texts.size(), (i + 1) * MOST)))
                .toList();
    }

    private Route53ResolverClient client() {
        return aws.client(Route53ResolverClient.class);
    }
}
