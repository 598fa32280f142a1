using BriefingBus.Testing;
using Shouldly;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace BriefingBus.EndToEnd.Tests.Installation;

/// <summary><c>docker-compose.yml</c>: who has which account.</summary>
public sealed class ComposeTests
{
    private static readonly Dictionary<object, object> Services = (Dictionary<object, object>)Read()["services"];

    [Theory]
    [InlineData("fetcher")]
    [InlineData("cleaner")]
    [InlineData("composer")]
    [InlineData("delivery")]
    [InlineData("web")]
    [InlineData("backup")]
    [InlineData("topology")]
    public void A_service_signs_in_as_itself_and_mounts_no_account_but_its_own(string service)
    {
        Accounts(service).ShouldBe([$"account-{service}:/run/account:ro"]);
        var environment = (Dictionary<object, object>)Of(service)["environment"];
        environment["BUS__USER"].ShouldBe(service);
        environment["BUS__PASSWORD_FILE"].ShouldBe("/run/account/rabbitmq");
        environment.ShouldNotContainKey("BUS__PASSWORD");
        environment.ShouldNotContainKey("DATABASE__PASSWORD");
        if (environment.TryGetValue("DATABASE__USER", out var role))
            (role, environment["DATABASE__PASSWORD_FILE"]).ShouldBe((service, "/run/account/postgres"));
        After(service).ShouldBeSubsetOf(["rabbitmq", "topology", "roles"]);
    }

    [Fact]
    public void The_command_line_has_the_secrets_of_the_outlets_that_it_checks_and_tests()
    {
        var (delivery, cli) = (EnvironmentOf("delivery"), EnvironmentOf("cli"));

        foreach (var secret in new[] { "SMTP_PASSWORD", "SLACK_TOKEN", "WEBHOOK_URL", "WEBHOOK_SECRET", "HEARTBEAT_URL" })
            (delivery[secret], cli[secret]).ShouldBe(($"${{{secret}:-}}", $"${{{secret}:-}}"));

        static Dictionary<object, object> EnvironmentOf(string service) => (Dictionary<object, object>)Of(service)["environment"];
    }

    [Fact]
    public void Every_account_is_made_before_anybody_needs_it()
    {
        var made = Accounts("accounts").Select(volume => volume.Split(':')[0]).ToList();

        Services.Keys.Cast<string>().Except(["accounts"]).SelectMany(Accounts).Select(volume => volume.Split(':')[0]).Distinct()
            .ShouldBeSubsetOf(made);
        ((Dictionary<object, object>)Read()["volumes"]).Keys.Cast<string>().Where(v => v.StartsWith("account-", StringComparison.Ordinal))
            .ShouldBe(made, ignoreOrder: true);
        After("rabbitmq").ShouldBe(["accounts"]);
        After("postgres").ShouldBe(["accounts"]);
        After("roles").ShouldBe(["postgres"]);
    }

    [Fact]
    public void Cleaner_with_the_model_is_an_image_of_its_own_that_is_built_from_a_target_of_the_Dockerfile()
    {
        var services = (Dictionary<object, object>)Read("deploy/compose/embeddings.yml")["services"];
        var cleaner = (Dictionary<object, object>)services["cleaner"];
        var build = (Dictionary<object, object>)cleaner["build"];
        var stages = File.ReadLines(Repository.PathOf("Dockerfile")).Where(l => l.StartsWith("FROM ", StringComparison.Ordinal))
            .Select(l => l.Split(' ')).ToList();

        cleaner["image"].ShouldNotBe(Of("cleaner")["image"]);
        ((Dictionary<object, object>)build["args"])["SERVICE"].ShouldBe("Cleaner");
        stages.Select(stage => stage.Last()).ShouldContain((string)build["target"]);
        // Without a target the last stage is built; it begins with the program, and not with the model.
        stages[^1].ShouldBe(["FROM", "program", "AS", "service"]);
    }

    private static IEnumerable<string> After(string service) => ((Dictionary<object, object>)Of(service)["depends_on"]).Keys.Cast<string>();

    private static List<string> Accounts(string service) => Of(service).TryGetValue("volumes", out var volumes)
        ? [.. ((List<object>)volumes).Cast<string>().Where(volume => volume.StartsWith("account-", StringComparison.Ordinal))]
        : [];

    private static Dictionary<object, object> Of(string service) => (Dictionary<object, object>)Services[service];

    private static Dictionary<object, object> Read(string file = "docker-compose.yml") =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(
            new MergingParser(new Parser(new StringReader(File.ReadAllText(Repository.PathOf(file))))));
}
