using BriefingBus.Composer;
using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BriefingBus.Cli.Composing;

/// <summary>Composer's store, opened by a command beside the running services.</summary>
internal sealed class ComposerStore : IAsyncDisposable
{
    private readonly IHost host;

    private ComposerStore(IHost host) => this.host = host;

    /// <summary>Opens the store.</summary>
    /// <param name="file">The configuration.</param>
    /// <param name="dataFolder">Folder of the databases of <c>briefingbus run</c>, or null for the environment's.</param>
    /// <param name="withBus">True to connect to RabbitMQ too, if the environment configures one.</param>
    /// <param name="cancellation">Cancels the opening.</param>
    /// <exception cref="NotStartedException">There is no such database.</exception>
    /// <exception cref="NpgsqlException">PostgreSQL does not respond.</exception>
    public static async Task<ComposerStore> OpenAsync(
        BriefingFile file, string? dataFolder, bool withBus, CancellationToken cancellation)
    {
        var database = Installation.Databases(dataFolder);
        if (Installation.MissingFile(database, "composer") is { } missing)
        {
            throw new NotStartedException($"There is no {missing}: name the folder of 'briefingbus run' with --data, "
                + "or the services' database with DATABASE__PROVIDER.");
        }
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        file.AddTo(builder.Services);
        builder.Services.AddComposer(database);
        if (withBus && Installation.Bus is { Host: not null } bus)
            builder.Services.AddBriefingBus(bus, _ => { });
        var opened = builder.Build();
        await ReachAsync(opened.Services, cancellation);
        await opened.StartAsync(cancellation);
        return new ComposerStore(opened);
    }

    /// <summary>The instant of <c>--at</c>: that of a stored briefing within the same minute, if there is one; without a text, the
    /// present.</summary>
    /// <exception cref="NotStartedException">The text is not an instant.</exception>
    public async Task<DateTimeOffset> InstantAsync(EditionOptions edition, string? at, CancellationToken cancellation) => at is null
        ? TimeProvider.System.GetUtcNow()
        : await Get<BriefingComposer>().WithinMinuteAsync(
            edition.Name, EditionChoice.At(at, edition, TimeProvider.System), cancellation);

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    public T? Find<T>() => host.Services.GetService<T>();

    /// <summary>Fails if the database cannot be reached, where a service would wait for it: a person waits for the command.</summary>
    private static async Task ReachAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var contexts = services.GetRequiredService<IDbContextFactory<ComposerContext>>();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
