using BriefingBus.ServiceDefaults.Bus;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BriefingBus.Testing;

/// <summary>A bus without consumers, to publish from as another service would.</summary>
public sealed class BusProbe : IAsyncDisposable
{
    private readonly IHost host;

    private BusProbe(IHost host) => this.host = host;

    /// <summary>Connects; ready when the task ends.</summary>
    public static async Task<BusProbe> ConnectAsync(BusOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddBriefingBus(options, _ => { });
        var connected = builder.Build();
        await connected.StartAsync();
        return new BusProbe(connected);
    }

    /// <summary>Publishes a message; done when the broker has it.</summary>
    public Task PublishAsync<T>(T message) where T : class => host.Services.GetRequiredService<IBus>().Publish(message);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
