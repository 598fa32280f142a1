using BriefingBus.Configuration;
using BriefingBus.Delivery.Files;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Rendering.Json;
using BriefingBus.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Files;

public sealed class BriefingFolderTests : IDisposable
{
    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("briefingbus-files-");

    private string Folder => Path.Combine(place.FullName, "notes");

    [Fact]
    public async Task A_briefing_is_written_in_every_form_and_the_newest_of_an_edition_has_a_link()
    {
        await using var outlet = await StartAsync();
        var (first, second) = (SomeBriefing.OfDay(0), SomeBriefing.OfDay(1));

        await outlet.DeliverAsync(first);
        await outlet.DeliverAsync(second);
        await outlet.DeliverAsync(SomeBriefing.OfDay(-1));

        Names().ShouldBe(
        [
            .. from day in new[] { "22", "23", "24" }
               from ending in new[] { "html", "json", "md", "txt" }
               select $"morning-2026-09-{day}-0600.{ending}",
            "morning-latest.html", "morning-latest.json", "morning-latest.md", "morning-latest.txt",
        ]);
        Read("morning-2026-09-23-0600.html").ShouldBe(first.Html);
        Read("morning-2026-09-23-0600.txt").ShouldBe(first.Text);
        Read("morning-latest.json").ShouldBe(JsonForm.Write(second));
        new FileInfo(Path.Combine(Folder, "morning-latest.md")).LinkTarget.ShouldBe("morning-2026-09-24-0600.md");
        (await outlet.LinesAsync()).ShouldAllBe(l => l.State == DeliveryState.Delivered);
    }

    [Fact]
    public async Task Markdown_begins_with_front_matter_that_nothing_in_a_title_can_end()
    {
        await using var outlet = await StartAsync(o => o with { Forms = [FileForm.Markdown] });
        var briefing = SomeBriefing.Of() with { Title = "Ships: \"---\"\n--- #1" };

        await outlet.DeliverAsync(briefing);

        Read("morning-2026-09-23-0600.md").ShouldBe($"""
            ---
            title: "Ships: \"---\"\n--- #1"
            date: 2026-09-23T06:00:00-04:00
            tags: ["briefing", "publichealth"]
            edition: "morning"
            briefing: "{briefing.BriefingId}"
            stories: 3
            ---


            """ + briefing.Markdown);
    }

    [Fact]
    public async Task After_a_kill_a_written_file_is_recognised_as_delivered()
    {
        await using var outlet = await StartAsync(o => o with { Forms = [FileForm.Text] });
        await outlet.DeliverAsync(SomeBriefing.Of());
        await outlet.ForgetTheEndAsync();

        await outlet.DeliverAsync(SomeBriefing.Of());

        var line = (await outlet.LinesAsync()).ShouldHaveSingleItem();
        (line.State, line.Attempts, line.Receipt).ShouldBe((DeliveryState.Delivered, 1, "morning-2026-09-23-0600.txt"));
    }

    [Fact]
    public async Task Files_left_by_a_kill_are_overwritten_and_missing_ones_are_written()
    {
        await using var outlet = await StartAsync(o => o with { Forms = [FileForm.Text] });
        await outlet.DeliverAsync(SomeBriefing.Of());
        File.Delete(Path.Combine(Folder, "morning-2026-09-23-0600.txt"));
        await File.WriteAllTextAsync(Path.Combine(Folder, ".morning-2026-09-23-0600.txt.part"), "half a brief");
        await outlet.ForgetTheEndAsync();

        await outlet.DeliverAsync(SomeBriefing.Of());

        Names().ShouldBe(["morning-2026-09-23-0600.txt", "morning-latest.txt"]);
        Read("morning-latest.txt").ShouldBe(SomeBriefing.Of().Text);
    }

    [Fact]
    public async Task A_file_that_somebody_else_wrote_is_left_as_it_is_and_named()
    {
        await using var outlet = await StartAsync(o => o with { Forms = [FileForm.Text, FileForm.Html] });
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "morning-2026-09-23-0600.txt"), "my own notes");

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()));

        fault.IsTransient.ShouldBeFalse();
        fault.Message.ShouldContain("morning-2026-09-23-0600.txt exists already with other content");
        Read("morning-2026-09-23-0600.txt").ShouldBe("my own notes");
        Read("morning-2026-09-23-0600.html").ShouldBe(SomeBriefing.Of().Html);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_tried_again()
    {
        await using var outlet = await StartAsync(o => o with { Forms = [FileForm.Text] });
        await File.WriteAllTextAsync(Folder, "a file stands where the folder should");

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()));
        File.Delete(Folder);
        await outlet.DeliverAsync(SomeBriefing.Of());

        fault.IsTransient.ShouldBeTrue();
        (await outlet.StatesAsync()).ShouldBe(["txt: Delivered"]);
    }

    [Fact]
    public async Task A_link_that_cannot_be_made_is_named_with_the_way_to_do_without_it()
    {
        await using var outlet = await StartAsync(o => o with { Forms = [FileForm.Text] });
        Directory.CreateDirectory(Path.Combine(Folder, "morning-latest.txt"));

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()));

        fault.Message.ShouldContain("morning-2026-09-23-0600.txt was written, but ");
        fault.Message.ShouldEndWith("Where links are not possible, set 'latest: false'");
        Read("morning-2026-09-23-0600.txt").ShouldBe(SomeBriefing.Of().Text);
    }

    [Fact]
    public async Task A_folder_that_the_health_check_creates_is_open_to_the_readers_of_its_files()
    {
        var options = new FilesOptions { Folder = Folder, ReadableBy = FileReaders.Group };
        var check = new WritableFolders(new Outlets<FilesOptions>("files", new Dictionary<string, FilesOptions> { ["notes"] = options }));

        var result = await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);

        result.Status.ShouldBe(HealthStatus.Healthy);
        if (!OperatingSystem.IsWindows())
            (File.GetUnixFileMode(Folder) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute))
                .ShouldBe(UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
    }

    [Fact]
    public async Task Names_may_make_folders_below_the_folder()
    {
        await using var outlet =
            await StartAsync(o => o with { Forms = [FileForm.Markdown], Name = "{year}/{month}/{date}", FrontMatter = false });

        await outlet.DeliverAsync(SomeBriefing.Of());

        Read("2026/09/2026-09-23.md").ShouldBe(SomeBriefing.Of().Markdown);
        Read("morning-latest.md").ShouldBe(SomeBriefing.Of().Markdown);
    }

    public void Dispose() => place.Delete(recursive: true);

    private string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    private List<string> Names() => [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private Task<RunningOutlet> StartAsync(Func<FilesOptions, FilesOptions>? change = null)
    {
        var options = new FilesOptions { Folder = Folder };
        options = change is null ? options : change(options);
        options.Check().ShouldBeEmpty();
        return RunningOutlet.StartAsync(
            (services, database) => services
                .AddSingleton(new Outlets<FilesOptions>("files", new Dictionary<string, FilesOptions> { ["notes"] = options }))
                .AddDelivery(database, [FileOutlets.Kind]),
            services => services.GetRequiredService<NamedOutlets<FilesOptions>>().All);
    }
}
