package dev.cofferdam.range;

import dev.cofferdam.range.ec2.Ec2;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every service that the range simulates. */
final class Services {
    private Services() {}

    static Map<Class<?>, SimulatedService<?>> byClient() {
        return List.<SimulatedService<?>>of(Ec2.service()).stream()
                .collect(Collectors.toUnmodifiableMap(SimulatedService::client, s -> s));
    }
}
