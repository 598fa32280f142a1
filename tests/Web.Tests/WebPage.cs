using System.Net;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.Web.Archive;
using BriefingBus.Web.Safety;
using BriefingBus.Web.Storage;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog;

namespace BriefingBus.Web.Tests;

/// <summary>The page as a process has it: its real registrations on a real port, over a real database and a bus.</summary>
internal sealed class WebPage : IAsyncDisposable
{
    /// <summary>The operator's password wherever a test sets one.</summary>
    public const string Password = "correct horse battery";

    /// <summary>That password, hashed.</summary>
    public static readonly string PasswordHash = OperatorPassword.Hash(Password);
    private readonly WebApplication process;
    private readonly SqliteFolder? files;

    private WebPage(WebApplication app, SqliteFolder? folder)
    {
        process = app;
        files = folder;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, UseCookies = false }) { BaseAddress = Address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A client that follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it; a database of its own in SQLite and a bus in memory where none is named.</summary>
    public static async Task<WebPage> StartAsync(
        WebOptions? options = null, TimeProvider? clock = null, DatabaseOptions? database = null, BusOptions? bus = null,
        IReadOnlyList<EditionOptions>? editions = null, Action<IServiceCollection>? services = null, Action<IBusRegistrationConfigurator>? consumers = null)
    {
        var folder = database is null ? new SqliteFolder() : null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSerilog();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton(options ?? new WebOptions { PasswordHash = PasswordHash });
        builder.Services.AddSingleton(new BriefingConfiguration("/briefing.yaml", editions ?? [Some.Edition()]));
        builder.Services.AddHealthChecks();
        builder.Services.AddWeb(database ?? folder!.Options, bus ?? new BusOptions());
        services?.Invoke(builder.Services);
        builder.Services.AddBriefingBus(bus ?? new BusOptions(), registration =>
        {
            registration.AddWebConsumers();
            consumers?.Invoke(registration);
        });
        var app = builder.Build();
        app.MapHealth();
        app.MapWeb();
        await app.StartAsync();
        return new WebPage(app, folder);
    }

    /// <summary>A service of the process.</summary>
    public T Get<T>() where T : notnull => process.Services.GetRequiredService<T>();

    /// <summary>The read model.</summary>
    public Task<WebContext> OpenAsync() => Get<IDbContextFactory<WebContext>>().CreateDbContextAsync();

    /// <summary>Puts briefings into the archive, without the bus.</summary>
    public async Task KeepAsync(params IEnumerable<BriefingComposed> briefings)
    {
        foreach (var briefing in briefings)
            await Get<BriefingArchive>().KeepAsync(briefing, default);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await process.StopAsync();
        await process.DisposeAsync();
        files?.Dispose();
    }
}
