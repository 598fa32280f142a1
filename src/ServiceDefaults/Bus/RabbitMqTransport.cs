using System.Text.Json;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Configures RabbitMQ as the transport: the broker, the wire format and the publisher confirmation.</summary>
internal static class RabbitMqTransport
{
    public static void Configure(
        IRabbitMqBusFactoryConfigurator transport, BusOptions options, QueueRegistry register, BrokerStatus status, ILogger log)
    {
        var first = options.Nodes[0];
        transport.Host(BrokerTls.NameOf(first), ushort.Parse(first[(first.LastIndexOf(':') + 1)..]), options.VirtualHost, host =>
        {
            host.Username(options.User);
            host.Password(options.ReadPassword());
            // A publish completes only after a majority of the queue's nodes have the message.
            host.PublisherConfirmation = true;
            host.OnRefreshConnectionFactory = factory => BrokerConnectionProbe.TryAsync(factory, options, register, status, log);
            if (options.Tls)
                host.UseSsl(tls =>
                {
                    tls.ServerName = BrokerTls.NameOf(first);
                    tls.Certificate = BrokerTls.ClientCertificate(options);
                    tls.CertificateValidationCallback = BrokerTls.Validation(options);
                });
            host.Heartbeat(TimeSpan.FromSeconds(15));
            if (options.Nodes.Count > 1)
                host.UseCluster(cluster =>
                {
                    foreach (var node in options.Nodes)
                        cluster.Node(node);
                });
        });
        transport.PrefetchCount = options.Prefetch;
        transport.ConfigureJsonSerializerOptions(CompactJson);
        transport.SendTopology.ConfigureErrorSettings = DurableQueue.ApplyToFailed;
        transport.SendTopology.ConfigureDeadLetterSettings = DurableQueue.ApplyToFailed;
    }

    /// <summary>Not indented: MassTransit's default makes messages half as large again.</summary>
    private static JsonSerializerOptions CompactJson(JsonSerializerOptions json)
    {
        json.WriteIndented = false;
        return json;
    }
}
