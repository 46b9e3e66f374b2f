package dev.cofferdam.range.config;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigException;
import software.amazon.awssdk.services.config.model.NoAvailableConfigurationRecorderException;
import software.amazon.awssdk.services.config.model.NoAvailableDeliveryChannelException;
import software.amazon.awssdk.services.config.model.NoSuchConfigurationRecorderException;
import software.amazon.awssdk.services.config.model.ResourceNotDiscoveredException;

/** The service as a whole. */
public final class Config {
    private Config() {}

    public static SimulatedService<ConfigClient> service() {
        return new SimulatedService<>(
                ConfigClient.class,
                "config",
                "Config",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                ConfigException::builder,
                Map.of(
                        "NoSuchConfigurationRecorderException", NoSuchConfigurationRecorderException::builder,
                        "NoAvailableConfigurationRecorderException", NoAvailableConfigurationRecorderException::builder,
                        "NoAvailableDeliveryChannelException", NoAvailableDeliveryChannelException::builder,
                        "ResourceNotDiscoveredException", ResourceNotDiscoveredException::builder),
                List.of(
                        new ServicePart<>(Recorders.class, Recorders::new),
                        new ServicePart<>(History.class, History::new)));
    }
}
