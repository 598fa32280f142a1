using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using BriefingBus.Contracts;
using BriefingBus.EndToEnd.Tests.DeadLetters;
using BriefingBus.EndToEnd.Tests.Faults;
using BriefingBus.Testing;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Installation;

/// <summary>The accounts that <c>deploy/compose/accounts</c> makes, on a real RabbitMQ and a real PostgreSQL.</summary>
public sealed class AccountsTests(RabbitMqServer rabbit, PostgresDatabase database)
    : IClassFixture<RabbitMqServer>, IClassFixture<PostgresDatabase>, IAsyncLifetime
{
    private static readonly string[] Services = ["Fetcher", "Cleaner", "Composer", "Delivery", "Web"];
    private static readonly string[] Roles = ["fetcher", "composer", "delivery", "web", "backup"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-accounts-");
    private readonly List<ServiceProcess> processes = [];

    private static CleanItem Unreadable => new()
    {
        FetchId = Guid.CreateVersion7(),
        FeedUrl = "https://example.org/feed",
        FeedName = "Feed",
        FetchedAt = DateTimeOffset.UtcNow,
        Entry = new()
        {
            ItemId = Guid.CreateVersion7(),
            EntryId = "1",
            ContentHash = "1",
            FirstSeen = DateTimeOffset.UtcNow,
            Title = "Story",
            Content = new() { Gzip = [1, 2, 3] },
        },
    };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        processes.ForEach(process => process.Dispose());
        foreach (var role in Roles)
            await SqlAsync(database.ConnectionString, $"DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
        foreach (var user in Directory.GetFiles(folder.FullName, "rabbitmq", SearchOption.AllDirectories))
            await rabbit.Management.DeleteAsync($"/api/users/{Path.GetFileName(Path.GetDirectoryName(user))}");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Each_service_works_with_its_own_account_and_Fetchers_opens_no_key_and_no_queue_of_another()
    {
        await ApplyAsync();
        await ConfigureAsync();
        (await CommandLine.RunAsync(["topology", "deploy"], folder.FullName, EnvironmentOf("topology"))).ExitCode.ShouldBe(0);
        foreach (var service in Services)
            processes.Add(new ServiceProcess(service, EnvironmentOf(service.ToLowerInvariant()), folder.FullName));
        processes.ForEach(process => process.Start());

        await Eventually.TrueAsync(() => processes.TrueForAll(p => p.IsUp), "every service is up", TimeSpan.FromMinutes(3));
        await Eventually.TrueAsync(
            () => File.Exists(PathOf("shelf/morning-latest.md")), "a briefing was polled, cleaned, composed and delivered",
            TimeSpan.FromMinutes(4));
        using var client = new HttpClient();
        await Eventually.TrueAsync(
            async () => (await client.GetStringAsync(new Uri(processes[^1].Address, "/"))).Contains("Accounts", StringComparison.Ordinal),
            "the page shows it", TimeSpan.FromMinutes(1));
        // A preview is asked for and answered over the broker.
        var preview = await client.GetStringAsync(new Uri(processes[^1].Address, "/pipeline/next/morning"));
        preview.ShouldNotContain("No Composer answered");
        preview.ShouldNotContain("Composer refused");
        preview.ShouldNotContain("did not accept");
        await rabbit.PutAsync(QueueNames.CleanItem, DeadLettersVerbTests.Envelope(Unreadable));
        await Eventually.TrueAsync(
            async () => await SqlAsync(database.ConnectionString, "SELECT count(*) FROM deadletters.messages") is > 0L,
            () => $"a message that failed is a row of the page's table. {processes[1].Log}\n{processes[^1].Log}", TimeSpan.FromMinutes(1));
        foreach (var process in processes)
            await Eventually.TrueAsync(
                async () => (await client.GetAsync(new Uri(process.Address, "/health/ready"))).IsSuccessStatusCode,
                () => $"it is ready; its log: {process.Log}");
        var backup = await CommandLine.RunAsync(["backup", "copy"], folder.FullName, EnvironmentOf("backup"));
        backup.ExitCode.ShouldBe(0, backup.Errors);
        foreach (var process in processes)
            process.Log.ShouldNotContain("ACCESS_REFUSED");
        string.Concat(processes.Select(process => process.Log)).ShouldNotContain("permission denied");

        await FetcherOpensNoTableOfAnotherAsync();
        await FetcherConsumesNoQueueOfAnotherAsync();
    }

    [Fact]
    public async Task Made_again_the_accounts_stay_and_a_service_that_is_missing_gets_one()
    {
        await AccountsAsync();
        var before = await File.ReadAllTextAsync(PathOf("secrets/web/postgres"), TestContext.Current.CancellationToken);
        Directory.Delete(PathOf("secrets/backup"), recursive: true);

        await AccountsAsync();

        (await File.ReadAllTextAsync(PathOf("secrets/web/postgres"), TestContext.Current.CancellationToken)).ShouldBe(before);
        File.ReadAllText(PathOf("secrets/backup/rabbitmq")).Length.ShouldBeGreaterThan(20);
        await ApplyAsync();
        await ApplyAsync();
    }

    private async Task FetcherOpensNoTableOfAnotherAsync()
    {
        var own = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Username = "fetcher",
            Password = Secret("fetcher/postgres"),
            Pooling = false,
        };
        var tables = (string)(await SqlAsync(
            database.ConnectionString,
            "SELECT string_agg(format('%I.%I', schemaname, tablename), ' ') FROM pg_tables "
                + "WHERE schemaname NOT IN ('fetcher', 'pg_catalog', 'information_schema')"))!;
        tables.Split(' ').ShouldContain(table => table.StartsWith("web.") && table.Contains("keys", StringComparison.OrdinalIgnoreCase));
        foreach (var table in tables.Split(' '))
            (await Should.ThrowAsync<PostgresException>(() => SqlAsync(own.ToString(), $"SELECT count(*) FROM {table}"), table))
                .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table);
    }

    private async Task FetcherConsumesNoQueueOfAnotherAsync()
    {
        var options = rabbit.Options;
        var factory = new ConnectionFactory
        {
            Uri = new($"amqp://{options.Host}/{options.VirtualHost}"),
            UserName = "fetcher",
            Password = Secret("fetcher/rabbitmq"),
        };
        await using var connection = await factory.CreateConnectionAsync(TestContext.Current.CancellationToken);
        var others = (await rabbit.QueuesAsync()).Keys
            .Where(queue => !Array.Exists(
                [QueueNames.FetchFeed, QueueNames.FindFeeds, QueueNames.FetchPicture],
                own => queue.StartsWith(own, StringComparison.Ordinal))).ToList();
        others.Count.ShouldBeGreaterThan(15);
        foreach (var queue in others)
            await RefusedAsync(channel => channel.BasicGetAsync(queue, autoAck: false), queue);
        await RefusedAsync(
            channel => channel.QueueBindAsync(QueueNames.FetchFeed, "BriefingBus.Contracts:BriefingComposed", ""),
            "a binding to briefings");
        await RefusedAsync(channel => channel.QueueDeclareAsync("of-my-own"), "a queue of its own");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/queues");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"fetcher:{Secret("fetcher/rabbitmq")}")));
        using var management = new HttpClient { BaseAddress = rabbit.Management.BaseAddress };
        (await management.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        async Task RefusedAsync(Func<IChannel, Task> act, string what)
        {
            await using var channel = await connection.CreateChannelAsync();
            (await Should.ThrowAsync<OperationInterruptedException>(() => act(channel), what)).ShutdownReason!.ReplyCode
                .ShouldBe((ushort)Constants.AccessRefused, what);
        }
    }

    /// <summary>Makes the accounts and brings them into the broker, for the test's virtual host, and into the test's database.</summary>
    private async Task ApplyAsync()
    {
        await AccountsAsync();
        var definitions = JsonNode.Parse(await File.ReadAllTextAsync(PathOf("secrets/broker/definitions.json")))!;
        foreach (var permission in definitions["permissions"]!.AsArray())
            permission!["vhost"] = rabbit.Options.VirtualHost;
        (await rabbit.Management.PostAsJsonAsync("/api/definitions", definitions)).EnsureSuccessStatusCode();
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        await RunningProgram.ToItsEndAsync(
            "psql", ["-q", "-v", "ON_ERROR_STOP=1", "-f", PathOf("secrets/database/roles.sql")], folder.FullName,
            new Dictionary<string, string>
            {
                ["PGHOST"] = server.Host!,
                ["PGPORT"] = $"{server.Port}",
                ["PGDATABASE"] = server.Database!,
                ["PGUSER"] = server.Username!,
                ["PGPASSWORD"] = server.Password ?? "",
            });
    }

    private Task AccountsAsync() =>
        RunningProgram.ToItsEndAsync(Repository.PathOf("deploy/compose/accounts"), [PathOf("secrets")], folder.FullName);

    private Dictionary<string, string> EnvironmentOf(string account)
    {
        var environment = new Dictionary<string, string>([.. rabbit.Environment, .. database.Environment])
        {
            ["BUS__USER"] = account,
            ["BUS__MANAGEMENT"] = rabbit.Management.BaseAddress!.OriginalString,
            ["BUS__PASSWORD_FILE"] = PathOf($"secrets/{account}/rabbitmq"),
            ["DATABASE__USER"] = account,
            ["DATABASE__PASSWORD_FILE"] = PathOf($"secrets/{account}/postgres"),
            ["BRIEFING_CONFIG"] = PathOf("briefing.yaml"),
        };
        environment.Remove("BUS__PASSWORD");
        environment.Remove("DATABASE__PASSWORD");
        return environment;
    }

    private async Task ConfigureAsync()
    {
        File.Copy(Repository.PathOf("samples/morning/feeds/meridian.xml"), PathOf("meridian.xml"));
        await File.WriteAllTextAsync(PathOf("briefing.yaml"), $$"""
            editions:
              - name: morning
                title: Accounts
                cron: "0 * * ? * *"
                window: 3000d
                sections:
                  - title: News
                    feeds: [{ url: "meridian.xml" }]
            deliver:
              files:
                shelf: { folder: {{PathOf("shelf")}}, notices: also }
            """);
    }

    private string Secret(string name) => File.ReadAllText(PathOf($"secrets/{name}"));

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private static async Task<object?> SqlAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
