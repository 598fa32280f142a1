using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests;

public sealed class OutletKindsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-kinds-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_process_delivers_to_every_kind_that_the_configuration_names() => Of(only: null).ShouldBe(["slack", "files"]);

    [Fact]
    public void A_process_can_be_limited_to_one_kind() => Of("files").ShouldBe(["files"]);

    [Theory]
    [InlineData("email")]
    [InlineData("fax")]
    public void A_process_that_would_have_nothing_to_deliver_says_so_and_does_not_start(string only) =>
        Should.Throw<WrongEnvironmentException>(() => Of(only)).Message
            .ShouldBe($"DELIVERY__ONLY: found '{only}', expected a kind of outlet that 'deliver' in briefing.yaml names (slack, files).");

    private string[] Of(string? only)
    {
        var config = Path.Combine(folder.FullName, "briefing.yaml");
        File.WriteAllText(config, "deliver: { slack: { a: {} }, files: { b: {} } }");
        var environment = new ConfigurationBuilder()
            .AddInMemoryCollection([new("BRIEFING_CONFIG", config), new("Delivery:Only", only)])
            .Build();
        return [.. OutletKinds.OfProcess(environment).Select(kind => kind.Name)];
    }
}
