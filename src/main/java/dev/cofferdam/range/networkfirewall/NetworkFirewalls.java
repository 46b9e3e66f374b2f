package dev.cofferdam.range.networkfirewall;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.networkfirewall.NetworkFirewallClient;
import software.amazon.awssdk.services.networkfirewall.model.InvalidRequestException;
import software.amazon.awssdk.services.networkfirewall.model.InvalidTokenException;
import software.amazon.awssdk.services.networkfirewall.model.NetworkFirewallException;
import software.amazon.awssdk.services.networkfirewall.model.ResourceNotFoundException;
import software.amazon.awssdk.services.networkfirewall.model.ThrottlingException;

/** The service as a whole. */
public final class NetworkFirewalls {
    private NetworkFirewalls() {}

    public static SimulatedService<NetworkFirewallClient> service() {
        return new SimulatedService<>(
                NetworkFirewallClient.class,
                "network-firewall",
                "NetworkFirewall",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                NetworkFirewallException::builder,
                Map.of(
                        "InvalidRequestException", InvalidRequestException::builder,
                        "InvalidTokenException", InvalidTokenException::builder,
                        "ResourceNotFoundException", ResourceNotFoundException::builder,
                        "ThrottlingException", ThrottlingException::builder),
                List.of(new ServicePart<>(RuleGroups.class, RuleGroups::new)));
    }
}
