using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.Configuration.Tests;

public sealed class ConfigurationFileTests : IDisposable
{
    private const string Right = """
        editions:
          - { name: morning, title: Morning, at: "06:00", sections: [{ title: News, feeds: [{ url: "https://feeds.example/a.xml" }] }] }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-reload-");
    private IHost? host;

    private string ConfigPath => Path.Combine(folder.FullName, "briefing.yaml");

    [Fact]
    public void A_right_change_ends_the_host_to_go_on_with_it()
    {
        var file = Begin(Right);

        LookTwice(file);
        IsEnding.ShouldBeFalse("Nothing has changed.");
        File.WriteAllText(ConfigPath, Right.Replace("06:00", "07:30", StringComparison.Ordinal));
        LookTwice(file);

        IsEnding.ShouldBeTrue();
        file.Next!.Configuration.Editions.Single().At.ShouldBe("07:30");
        file.Next.Configuration.Version.ShouldNotBe(BriefingConfiguration.VersionOf(Right));
    }

    [Fact]
    public async Task A_wrong_change_is_refused_with_every_mistake_until_it_is_corrected()
    {
        var file = Begin(Right);

        var wrong = Right.Replace("06:00", "6 o'clock", StringComparison.Ordinal) + "\nfech: {}\n";
        await File.WriteAllTextAsync(ConfigPath, wrong, TestContext.Current.CancellationToken);
        LookTwice(file);

        IsEnding.ShouldBeFalse();
        file.Next.ShouldBeNull();
        file.Refusal.ShouldNotBeNull().ShouldContain("expected an hour such as \"06:00\"");
        file.Refusal.ShouldContain("fech");
        file.Refusal.ShouldNotContain('\n');
        var health = await file.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
        health.Status.ShouldBe(HealthStatus.Degraded);
        health.Description.ShouldNotBeNull().ShouldContain("was not applied");

        await File.WriteAllTextAsync(ConfigPath, Right, TestContext.Current.CancellationToken);
        LookTwice(file);

        IsEnding.ShouldBeFalse("The file is again the one in force.");
        file.Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_file_that_is_still_being_written_is_not_read()
    {
        var file = Begin(Right);
        var longer = Right.Replace("feeds: [", "feeds: [{ url: \"https://feeds.example/b.xml\" }, ", StringComparison.Ordinal);

        foreach (var length in (int[])[0, 20, longer.Length - 30])
        {
            File.WriteAllText(ConfigPath, longer[..length]);
            file.Compare();
        }
        (file.Next, file.Refusal).ShouldBe((null, null));
        File.WriteAllText(ConfigPath, longer);
        LookTwice(file);

        file.Next!.Configuration.Feeds.Count.ShouldBe(2);
    }

    [Fact]
    public void A_file_that_is_gone_leaves_the_one_in_force_and_says_so()
    {
        var file = Begin(Right);

        File.Delete(ConfigPath);
        file.Compare();
        file.Refusal.ShouldBeNull("Whoever replaces a file may take it away first.");
        file.Compare();

        file.Refusal.ShouldNotBeNull().ShouldContain("there is no such file");
        IsEnding.ShouldBeFalse();
    }

    [Fact]
    public void A_mounted_folder_whose_link_is_swapped_is_taken_up()
    {
        // As a ConfigMap is mounted: the file is a link into ..data, a link to a folder that is replaced by renaming another link over it.
        Version("first", Right);
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "..data"), "first");
        File.CreateSymbolicLink(ConfigPath, Path.Combine("..data", "briefing.yaml"));
        var file = Begin(text: null);

        Version("second", Right.Replace("Morning", "Early", StringComparison.Ordinal));
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "..data_tmp"), "second");
        var (draft, link) = (Path.Combine(folder.FullName, "..data_tmp"), Path.Combine(folder.FullName, "..data"));
        using (var rename = Process.Start("mv", ["-T", draft, link]))
            rename.WaitForExit();
        LookTwice(file);

        file.Next!.Configuration.Editions.Single().Title.ShouldBe("Early");
    }

    [Fact]
    public void The_same_text_is_the_same_version_wherever_it_is_read_and_whatever_begins_it()
    {
        var first = Begin(Right);
        File.WriteAllText(ConfigPath, "\uFEFF" + Right);
        LookTwice(first);

        IsEnding.ShouldBeFalse("A byte order mark changes nothing.");
        BriefingConfiguration.VersionOf(Right).Length.ShouldBe(12);
    }

    public void Dispose()
    {
        host?.Dispose();
        folder.Delete(recursive: true);
    }

    private bool IsEnding => host!.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;

    private ConfigurationFile Begin(string? text)
    {
        if (text is not null)
            File.WriteAllText(ConfigPath, text);
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        var file = Read();
        file.AddTo(builder.Services).AddReload(file, Read);
        host = builder.Build();
        return host.Services.GetRequiredService<ConfigurationFile>();

        BriefingFile Read() => BriefingFile.Read(ConfigPath, [], [EditionSchedule.Check]);
    }

    private void Version(string name, string text) =>
        File.WriteAllText(Path.Combine(folder.CreateSubdirectory(name).FullName, "briefing.yaml"), text);

    private static void LookTwice(ConfigurationFile file)
    {
        file.Compare();
        file.Compare();
    }
}
