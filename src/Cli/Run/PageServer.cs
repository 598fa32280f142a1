using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace BriefingBus.Cli.Run;

/// <summary>The web page's server beside the other services. If it cannot listen, it logs the reason and the services continue.</summary>
internal sealed partial class PageServer(IServer server, ILogger<PageServer> log) : IServer
{
    private bool refused;

    // Without the refused addresses, since the host would log that it listens there.
    public IFeatureCollection Features => refused ? new FeatureCollection() : server.Features;

    /// <summary>Wraps the registered server.</summary>
    public static void AddTo(IServiceCollection services)
    {
        var registered = services.Last(s => s.ServiceType == typeof(IServer));
        services.AddSingleton<IServer>(provider =>
        {
            var inner = (IServer)ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!);
            return new PageServer(inner, provider.GetRequiredService<ILogger<PageServer>>());
        });
    }

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        var wanted = string.Join(", ", server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses);
        try
        {
            await server.StartAsync(application, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            LogRefused(log, wanted, fault.GetBaseException().Message);
            refused = true;
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    public void Dispose() => server.Dispose();

    [LoggerMessage(Level = LogLevel.Error, Message = "The web page cannot listen on {Address}: {Reason}. Briefings are composed without "
        + "it. To have it, stop what listens there, or choose another address with --web or web.listen, and start again")]
    private static partial void LogRefused(ILogger log, string address, string reason);
}
