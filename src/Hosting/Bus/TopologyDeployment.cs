using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBus.Hosting.Bus;

/// <summary>Declares every exchange, queue and binding of a set of consumers, without consuming anything, so that nothing that is
/// published before a service first starts is lost.</summary>
public static class TopologyDeployment
{
    /// <summary>Declares them; what is there already, and agrees, stays as it is.</summary>
    public static async Task DeployAsync(BusOptions options, Action<IBusRegistrationConfigurator> consumers, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddBriefingBus(options, consumers);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IBusControl>().DeployAsync(cancellationToken);
    }
}
