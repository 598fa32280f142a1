using BriefingBus.Configuration;
using BriefingBus.Fetcher;
using BriefingBus.Fetcher.Http;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBus.Web.Tests.FeedEditing;

/// <summary>A page over a <c>briefing.yaml</c> of its own, beside a real Fetcher, and a server with feeds.</summary>
internal sealed class EditedWeb : IAsyncDisposable
{
    public const string Private = "https://private.example/feed?token=hush";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-editing-");
    private readonly SqliteFolder databases = new();

    public WebPage Web { get; private set; } = null!;

    public FeedServer Server { get; private set; } = null!;

    public string Path => System.IO.Path.Combine(folder.FullName, "briefing.yaml");

    public string Text => File.ReadAllText(Path);

    public static async Task<EditedWeb> StartAsync(
        WebOptions? options = null, string? yaml = null, Action<IBusRegistrationConfigurator>? consumers = null)
    {
        var edited = new EditedWeb { Server = await FeedServer.StartAsync() };
        await File.WriteAllTextAsync(edited.Path, yaml ?? $$"""
            # Ours. Mind the order.
            editions:
              - name: morning
                title: Morning
                at: "06:00"
                sections:
                  - title: Science
                    feeds:
                      - url: https://lab.example/rss   # the lab's own
                        name: The Lab
                      - {{"{ url: \"" + Private + "\", enabled: false }"}}
                  - title: World
                    feeds:
                      - url: https://world.example/atom
                        name: "World: today"
            """);
        edited.Web = await WebPage.StartAsync(
            options,
            database: edited.databases.Options,
            services: services =>
            {
                BriefingFile.Read(edited.Path, []).AddTo(services);
                services.AddSingleton(new FetchOptions { AllowPrivate = ["127.0.0.1"], Gap = TimeSpan.Zero });
                services.AddFetcher(edited.databases.Options, new BusOptions());
            },
            consumers: bus =>
            {
                bus.AddFetcherConsumers();
                consumers?.Invoke(bus);
            });
        await edited.Web.Get<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(20));
        return edited;
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await Server.DisposeAsync();
        databases.Dispose();
        folder.Delete(recursive: true);
    }
}
