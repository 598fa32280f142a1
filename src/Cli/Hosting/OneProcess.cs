using BriefingBus.Cleaner;
using BriefingBus.Composer;
using BriefingBus.Fetcher;
using BriefingBus.ServiceDefaults.Logging;
using BriefingBus.ServiceDefaults.Telemetry;
using MassTransit;

namespace BriefingBus.Cli.Hosting;

/// <summary>Hosts every service in one process, over the in-memory transport and SQLite. The verb adds schedules and the consumers of
/// briefings.</summary>
/// <param name="File">The configuration.</param>
/// <param name="Clock">The clock of every service.</param>
/// <param name="DataFolder">Folder of the databases.</param>
/// <param name="Verb">The verb's name, for the log.</param>
/// <param name="Log">The options of the log to stderr, unless the environment sets them.</param>
internal sealed record OneProcess(BriefingFile File, TimeProvider Clock, string DataFolder, string Verb, LogOptions Log)
{
    /// <summary>Further services of the verb.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };

    /// <summary>Further consumers of the verb.</summary>
    public Action<IBusRegistrationConfigurator> Consumers { get; init; } = _ => { };

    /// <summary>Builds a host with the services.</summary>
    public IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        AddTo(builder);
        return builder.Build();
    }

    /// <summary>Registers the services with an empty host.</summary>
    public void AddTo(IHostApplicationBuilder builder)
    {
        builder.Configuration.AddEnvironmentVariables();
        builder.Services.AddBriefingLog(builder.Configuration, Verb, toStandardError: true, Log);
        builder.Services.AddBriefingTelemetry(TelemetryOptions.From(builder.Configuration), Verb);
        builder.Services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);

        var (database, bus) = (new DatabaseOptions { Folder = DataFolder }, new BusOptions());
        builder.Services.AddSingleton(Clock);
        File.AddTo(builder.Services);
        builder.Services.AddFetcher(database, bus).AddCleaner().AddComposer(database);
        Services(builder.Services);
        builder.Services.AddBriefingBus(bus, registration =>
        {
            registration.AddFetcherConsumers();
            registration.AddCleanerConsumers();
            registration.AddComposerConsumers();
            Consumers(registration);
        });
    }
}
