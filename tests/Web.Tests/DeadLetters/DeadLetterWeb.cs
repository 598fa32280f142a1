using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.RabbitMq;
using BriefingBus.Testing;
using BriefingBus.Web.DeadLetters.Copies;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;

namespace BriefingBus.Web.Tests.DeadLetters;

/// <summary>The page over a real broker, and beside it a service that takes <c>clean-item</c> and does as it is told.</summary>
internal sealed class DeadLetterWeb : IAsyncDisposable
{
    private const string Token = "a-token-for-tests-0123456789";
    /// <summary>The page.</summary>
    public required WebPage Web { get; init; }

    /// <summary>Folder of the copies.</summary>
    public required string Folder { get; init; }

    /// <summary>What the service does with an item; it finishes it where this is null.</summary>
    public Action<CleanItem>? Fault { get; set; }

    /// <summary>What it has finished.</summary>
    public ConcurrentQueue<CleanItem> Finished { get; } = [];

    /// <summary>Starts both on an empty virtual host.</summary>
    public static async Task<DeadLetterWeb> StartAsync(RabbitMqServer broker)
    {
        DeadLetterWeb? self = null;
        var folder = Directory.CreateTempSubdirectory("briefingbus-discarded-").FullName;
        var web = await WebPage.StartAsync(
            options: new WebOptions
            {
                PasswordHash = WebPage.PasswordHash,
                Tokens = [new() { Name = "tests", Token = new("${TOKEN}", Token) }],
            },
            bus: broker.Options,
            services: services => services.AddSingleton(_ => new DiscardedCopies(folder, TimeProvider.System)),
            consumers: bus => bus.AddHandler((ConsumeContext<CleanItem> context) =>
            {
                self!.Fault?.Invoke(context.Message);
                self.Finished.Enqueue(context.Message);
                return Task.CompletedTask;
            }).Endpoint(e => e.Name = TestFailures.Queue));
        self = new DeadLetterWeb { Web = web, Folder = folder };
        await web.SignInAsync();
        await web.Get<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(30));
        return self;
    }

    /// <summary>Puts dead letters into their queues, and waits until the table has them.</summary>
    public async Task PlantAsync(params IEnumerable<DeadLetterMessage> messages)
    {
        var all = messages.ToList();
        var before = await CountAsync();
        await using var transport = new RabbitMqReplayTransport(Web.Get<BrokerConnection>(), TimeProvider.System);
        await transport.ReadyAsync(default);
        foreach (var batch in all.Chunk(200))
            await Task.WhenAll(batch.Select(message => transport.SendAsync(message, default)));
        await Eventually.TrueAsync(async () => await CountAsync() == before + all.Count, "the table has them", TimeSpan.FromMinutes(5));
    }

    /// <summary>How many messages wait, set aside ones too.</summary>
    public async Task<int> CountAsync() =>
        (await Web.Get<DeadLetterService>().Messages.CountAsync(new() { Parked = null }, null, default)).Total;

    /// <summary>The messages, set aside ones too.</summary>
    public async Task<List<FailedMessage>> ListAsync() =>
        await Web.Get<DeadLetterService>().Messages.ListAsync(new() { Parked = null }, default).ToListAsync();

    /// <summary>Signs the operator in.</summary>
    public static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/sign-in?to=/dead-letters");
        await page.GetByLabel("Operator’s password").FillAsync(WebPage.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Waits until the page of a command says what became of it.</summary>
    public static async Task<string> EndAsync(IPage page)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Status))
            .ToContainTextAsync(new System.Text.RegularExpressions.Regex("^\\s*(Done|Ended):"), new() { Timeout = 60_000 });
        return (await page.GetByRole(AriaRole.Status).InnerTextAsync()).Trim();
    }

    /// <summary>Asks as a program with a token.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string path, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            path)
        { Content = new FormUrlEncodedContent(form.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))) };
        request.Headers.Authorization = new("Bearer", Token);
        using var answer = await Web.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Waits until a program's command has ended.</summary>
    public async Task<JsonElement> EndAsync(JsonElement begun)
    {
        var run = begun;
        await Eventually.TrueAsync(
            async () =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/dead-letters/runs/{begun.GetProperty("id").GetString()}");
                request.Headers.Accept.Add(new("application/json"));
                using var answer = await Web.Client.SendAsync(request);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                run = await answer.Content.ReadFromJsonAsync<JsonElement>();
                return run.GetProperty("endedAt").ValueKind == JsonValueKind.String;
            },
            "the command ends",
            TimeSpan.FromMinutes(2));
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
