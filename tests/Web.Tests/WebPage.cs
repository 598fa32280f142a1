using System.Net;
using System.Text.RegularExpressions;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.Web.Archive;
using BriefingBus.Web.Storage;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Shouldly;

namespace BriefingBus.Web.Tests;

/// <summary>The page as a process has it: its real registrations on a real port, over a real database and a bus.</summary>
internal sealed class WebPage : IAsyncDisposable
{
    /// <summary>The operator's password wherever a test sets one.</summary>
    public const string Password = "correct horse battery";

    /// <summary>That password, hashed in as few rounds as are accepted: some hundred tests sign in.</summary>
    public const string PasswordHash = "pbkdf2-sha256$100000$PvYvh0aCEGyo3t6t4IzV+w==$4Tjw0SGOuTM2Zh/y7UMbasDz4C4+3XWmbYsSZsIj9i0=";

    private readonly WebApplication process;
    private readonly SqliteFolder? files;

    private WebPage(WebApplication app, SqliteFolder? folder)
    {
        process = app;
        files = folder;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false,
        };
        Client = new(handler) { BaseAddress = Address };
        Anyone = new(handler, disposeHandler: false) { BaseAddress = Address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A client that follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; }

    /// <summary>The same without the operator's cookies.</summary>
    public HttpClient Anyone { get; }

    /// <summary>The cookies of the operator, once signed in.</summary>
    public IReadOnlyDictionary<string, string> Cookies { get; private set; } = new Dictionary<string, string>();

    /// <summary>Where signing in led to.</summary>
    public string? SignedInTo { get; private set; }

    /// <summary>Starts it; a database of its own in SQLite and a bus in memory where none is named.</summary>
    public static async Task<WebPage> StartAsync(
        WebOptions? options = null, TimeProvider? clock = null, DatabaseOptions? database = null, BusOptions? bus = null,
        IReadOnlyList<EditionOptions>? editions = null, Action<IServiceCollection>? services = null,
        Action<IBusRegistrationConfigurator>? consumers = null, string? file = null, IReadOnlyList<string>? outlets = null)
    {
        var folder = database is null ? new SqliteFolder() : null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSerilog();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton(options ?? new WebOptions { PasswordHash = PasswordHash });
        builder.Services.AddSingleton(new BriefingConfiguration(file ?? "/briefing.yaml", editions ?? [TestData.Edition()])
        {
            Outlets = outlets ?? [],
        });
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

    /// <summary>Signs the operator in, so that <see cref="Client"/> and <see cref="Chromium.OpenAsOperatorAsync"/> show what is for the
    /// operator.</summary>
    public async Task SignInAsync(string? to = null)
    {
        var (answer, cookies) = await SendSignInAsync(Password, code: null, to, device: null);
        using (answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            Cookies = cookies;
            SignedInTo = answer.Headers.Location!.OriginalString;
        }
        Client.DefaultRequestHeaders.Add("Cookie", Header(cookies));
    }

    /// <summary>Signs the operator in with another browser, which <see cref="Client"/> is from then on.</summary>
    public Task SignInAnewAsync()
    {
        Client.DefaultRequestHeaders.Remove("Cookie");
        return SignInAsync();
    }

    /// <summary>Tries to sign in from a browser of its own.</summary>
    /// <param name="code">The second factor's code.</param>
    /// <param name="password">The password.</param>
    /// <param name="device">The cookies of a browser that is known.</param>
    public async Task<HttpStatusCode> TrySignInAsync(string? code, string password = Password, string? device = null)
    {
        var (answer, _) = await SendSignInAsync(password, code, to: null, device);
        using (answer)
            return answer.StatusCode;
    }

    private async Task<(HttpResponseMessage Answer, Dictionary<string, string> Cookies)> SendSignInAsync(
        string password, string? code, string? to, string? device)
    {
        var cookies = (device ?? "").Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('=', 2))
            .Where(c => c[0].EndsWith("device", StringComparison.Ordinal)).ToDictionary(c => c[0], c => c[1]);
        using var form = await Anyone.GetAsync("/sign-in");
        Keep(form);
        var token = Regex.Match(await form.Content.ReadAsStringAsync(), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")
            .Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent(
                [new("password", password), new("code", code), new("to", to), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Cookie", Header(cookies));
        if (Client.DefaultRequestHeaders.UserAgent.Count > 0 || Client.DefaultRequestHeaders.Contains("User-Agent"))
            request.Headers.TryAddWithoutValidation("User-Agent", Client.DefaultRequestHeaders.GetValues("User-Agent"));
        var answer = await Anyone.SendAsync(request);
        Keep(answer);
        return (answer, cookies);

        void Keep(HttpResponseMessage from)
        {
            if (from.Headers.TryGetValues("Set-Cookie", out var all))
                foreach (var set in all.Select(c => c.Split(';')[0].Split('=', 2)))
                    cookies[set[0]] = set[1];
        }
    }

    private static string Header(Dictionary<string, string> cookies) => string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));

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
        Anyone.Dispose();
        await process.StopAsync();
        await process.DisposeAsync();
        files?.Dispose();
    }
}
