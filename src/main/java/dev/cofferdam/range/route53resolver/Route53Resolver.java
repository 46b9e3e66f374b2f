package dev.cofferdam.range.route53resolver;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.AccessDeniedException;
import software.amazon.awssdk.services.route53resolver.model.ConflictException;
import software.amazon.awssdk.services.route53resolver.model.LimitExceededException;
import software.amazon.awssdk.services.route53resolver.model.ResourceNotFoundException;
import software.amazon.awssdk.services.route53resolver.model.Route53ResolverException;
import software.amazon.awssdk.services.route53resolver.model.ThrottlingException;
import software.amazon.awssdk.services.route53resolver.model.ValidationException;

/** The service as a whole. */
public final class Route53Resolver {
    private Route53Resolver() {}

    public static SimulatedService<Route53ResolverClient> service() {
        return new SimulatedService<>(
                Route53ResolverClient.class,
                "route53resolver",
                "Route53Resolver",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                Route53ResolverException::builder,
                Map.of(
                        "AccessDeniedException", AccessDeniedException::builder,
                        "ConflictException", ConflictException::builder,
                        "LimitExceededException", LimitExceededException::builder,
                        "ResourceNotFoundException", ResourceNotFoundException::builder,
                        "ThrottlingException", ThrottlingException::builder,
                        "ValidationException", ValidationException::builder),
                List.of(
                        new ServicePart<>(DomainLists.class, DomainLists::new),
                        new ServicePart<>(FirewallRules.class, FirewallRules::new)));
    }
}
