using BriefingBus.Composer;
using BriefingBus.Configuration;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.Cli.Composing;

/// <summary>Composer's own store, opened by an operator beside the running services.</summary>
internal sealed class ComposerStore : IAsyncDisposable
{
    private readonly IHost host;

    private ComposerStore(IHost host) => this.host = host;

    /// <summary>Opens it: in the folder of <c>briefingbus run</c> where one is named, else where the environment says.</summary>
    /// <param name="file">The configuration.</param>
    /// <param name="dataFolder">The folder, or null.</param>
    /// <param name="withBus">True to connect to RabbitMQ too, where the environment names one.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null, after saying so, where there is no such database.</returns>
    public static async Task<ComposerStore?> OpenAsync(BriefingFile file, string? dataFolder, bool withBus, CancellationToken cancellation)
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var database = dataFolder is null ? DatabaseOptions.From(environment) : new DatabaseOptions { Folder = dataFolder };
        if (database.Provider == DatabaseProvider.Sqlite && Path.Combine(database.Folder, "composer.db") is var path && !File.Exists(path))
        {
            Console.Error.WriteLine($"There is no {path}: name the folder of briefingbus run with --data, or the services' database with DATABASE__PROVIDER.");
            return null;
        }

        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        file.AddTo(builder.Services);
        builder.Services.AddComposer(database);
        if (withBus && BusOptions.From(environment) is { Host: not null } bus)
            builder.Services.AddBriefingBus(bus, _ => { });
        var opened = builder.Build();
        await opened.StartAsync(cancellation);
        return new ComposerStore(opened);
    }

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    public T? Find<T>() => host.Services.GetService<T>();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
