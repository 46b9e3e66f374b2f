package dev.cofferdam.range.route53resolver;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.DnsFirewall.DomainList;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53resolver.model.FirewallDomainListMetadata;
import software.amazon.awssdk.services.route53resolver.model.FirewallDomainListStatus;
import software.amazon.awssdk.services.route53resolver.model.GetFirewallDomainListRequest;
import software.amazon.awssdk.services.route53resolver.model.GetFirewallDomainListResponse;
import software.amazon.awssdk.services.route53resolver.model.ListFirewallDomainListsRequest;
import software.amazon.awssdk.services.route53resolver.model.ListFirewallDomainListsResponse;
import software.amazon.awssdk.services.route53resolver.model.ListFirewallDomainsRequest;
import software.amazon.awssdk.services.route53resolver.model.ListFirewallDomainsResponse;
import software.amazon.awssdk.services.route53resolver.model.UpdateFirewallDomainsRequest;
import software.amazon.awssdk.services.route53resolver.model.UpdateFirewallDomainsResponse;

/** Lists of domains, given back with a dot at their end, as they are stored. */
final class DomainLists extends ResolverPart {
    private static final Duration CHANGES = Duration.ofSeconds(5);

    /** Source: Route 53 API Reference, UpdateFirewallDomains. */
    private static final int MOST_OF_A_REQUEST = 1_000;

    DomainLists(Call call) {
        super(call);
    }

    @Override
    public ListFirewallDomainListsResponse listFirewallDomainLists(ListFirewallDomainListsRequest request) {
        var page = page(world.dnsFirewall().lists().all(), request.maxResults(), request.nextToken());
        return ListFirewallDomainListsResponse.builder()
                .firewallDomainLists(page.items().stream()
                        .map(l -> FirewallDomainListMetadata.builder()
                                .id(l.id())
                                .arn(arn(l))
                                .name(l.name())
                                .managedOwnerName(l.owner())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public GetFirewallDomainListResponse getFirewallDomainList(GetFirewallDomainListRequest request) {
        var list = list(request.firewallDomainListId());
        return GetFirewallDomainListResponse.builder()
                .firewallDomainList(l -> l.id(list.id())
                        .arn(arn(list))
                        .name(list.name())
                        .managedOwnerName(list.owner())
                        .domainCount(list.at(call.now()).size())
                        .status(status(list)))
                .build();
    }

    @Override
    public ListFirewallDomainsResponse listFirewallDomains(ListFirewallDomainsRequest request) {
        var list = list(request.firewallDomainListId());
        if (list.owner() != null)
            throw new ServiceError("AccessDeniedException", "The domains of a managed list are not shown.");
        var page = page(list.at(call.now()), request.maxResults(), request.nextToken());
        return ListFirewallDomainsResponse.builder()
                .domains(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public UpdateFirewallDomainsResponse updateFirewallDomains(UpdateFirewallDomainsRequest request) {
        var list = list(request.firewallDomainListId());
        if (list.owner() != null)
            throw new ServiceError("AccessDeniedException", "A managed domain list cannot be changed.");
        if (request.domains().isEmpty() || request.domains().size() > MOST_OF_A_REQUEST)
            throw new ServiceError("ValidationException", "Domains must be 1 to 1000.");
        if (list.isChanging(call.now()))
            throw new ServiceError(
                    "ConflictException",
                    "[RSLVR-02017] Cannot update the firewall domain list with ID %s because its status is UPDATING"
                            .formatted(list.id()));
        var next = new LinkedHashSet<>(list.at(call.now()));
        var given = request.domains().stream().map(DomainLists::stored).toList();
        switch (request.operation()) {
            case ADD -> next.addAll(given);
            case REMOVE -> given.forEach(next::remove);
            case REPLACE -> {
                next.clear();
                next.addAll(given);
            }
            default -> throw new ServiceError("ValidationException", "Operation " + request.operationAsString());
        }
        var changed = list.changing(call.now(), List.copyOf(next), call.now().plus(CHANGES));
        world.dnsFirewall().lists().put(changed);
        return UpdateFirewallDomainsResponse.builder()
                .id(list.id())
                .name(list.name())
                .status(status(changed))
                .build();
    }

    private static String stored(String domain) {
        var lower = domain.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower : lower + ".";
    }

    private FirewallDomainListStatus status(DomainList list) {
        return list.isChanging(call.now()) ? FirewallDomainListStatus.UPDATING : FirewallDomainListStatus.COMPLETE;
    }

    private DomainList list(@Nullable String id) {
        return world.dnsFirewall().lists().find(id).orElseThrow(() -> notFound("FirewallDomainList", id));
    }

    private String arn(DomainList list) {
        return world.arn("route53resolver", "firewall-domain-list/" + list.id());
    }
}
