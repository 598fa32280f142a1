using BriefingBus.Contracts;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using k8s;
using k8s.Models;
using Shouldly;
using Xunit;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace BriefingBus.EndToEnd.Tests.Installation;

/// <summary>The manifests of <c>deploy/kubernetes</c>, read strictly as Kubernetes' own types, and held against the program.</summary>
public sealed class KubernetesTests
{
    private static readonly string Folder = Repository.PathOf("deploy/kubernetes");

    private static readonly IReadOnlyList<(string File, string Kind, string Text)> Manifests =
    [
        .. from file in Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           where Path.GetFileName(file) is not ("kustomization.yaml" or "briefing.yaml")
           from text in File.ReadAllText(file).Split("\n---\n")
           select (Path.GetRelativePath(Folder, file), Tree(text)["kind"].ToString()!, text),
    ];

    [Fact]
    public void Every_manifest_is_named_by_its_kustomization_and_has_no_member_that_Kubernetes_does_not_know()
    {
        foreach (var folder in (string[])[Folder, Path.Combine(Folder, "operators")])
        {
            var named = ((List<object>)Tree(File.ReadAllText(Path.Combine(folder, "kustomization.yaml")))["resources"]).Cast<string>();
            Directory.GetFiles(folder, "*.yaml").Select(file => Path.GetFileName(file)!)
                .Except(["kustomization.yaml", "briefing.yaml"]).ShouldBe(named.Where(name => !name.StartsWith('.')), ignoreOrder: true);
        }
        foreach (var (file, kind, text) in Manifests)
        {
            Should.NotThrow<object?>(
                () => kind switch
                {
                    "Namespace" => Read<V1Namespace>(text),
                    "Deployment" => Read<V1Deployment>(text),
                    "Job" => Read<V1Job>(text),
                    "Service" => Read<V1Service>(text),
                    "PersistentVolumeClaim" => Read<V1PersistentVolumeClaim>(text),
                    "PodDisruptionBudget" => Read<V1PodDisruptionBudget>(text),
                    "NetworkPolicy" => Read<V1NetworkPolicy>(text),
                    // Of operators, whose types are not Kubernetes' own.
                    "RabbitmqCluster" or "Cluster" or "ScaledObject" or "TriggerAuthentication" => null,
                    _ => throw new InvalidOperationException($"{kind} is a kind that this test does not know."),
                },
                $"{file}: {kind}");
        }
    }

    [Fact]
    public void Every_container_runs_without_rights_and_on_a_read_only_root_and_every_service_is_probed()
    {
        foreach (var pod in Pods())
        {
            (pod.SecurityContext.RunAsNonRoot, pod.AutomountServiceAccountToken).ShouldBe((true, false));
            var container = pod.Containers.ShouldHaveSingleItem();
            container.SecurityContext.ReadOnlyRootFilesystem.ShouldBe(true, container.Name);
            container.SecurityContext.AllowPrivilegeEscalation.ShouldBe(false, container.Name);
            container.SecurityContext.Capabilities.Drop.ShouldBe(["ALL"], container.Name);
            container.Resources.Limits.ShouldContainKey("memory");
            if (container.Name != "topology")
            {
                (container.StartupProbe.HttpGet.Path, container.ReadinessProbe.HttpGet.Path, container.LivenessProbe.HttpGet.Path)
                    .ShouldBe(("/health/startup", "/health/ready", "/health/live"), container.Name);
            }
        }
    }

    [Fact]
    public void The_containers_broker_and_database_variables_are_options_of_the_program()
    {
        string[] known =
        [
            .. typeof(BusOptions).GetProperties().Select(p => $"BUS__{p.Name}".ToUpperInvariant()),
            .. typeof(DatabaseOptions).GetProperties().Select(p => $"DATABASE__{p.Name}".ToUpperInvariant()),
            "ASPNETCORE_HTTP_PORTS", // ASP.NET's own
        ];

        Pods().SelectMany(pod => pod.Containers).SelectMany(container => container.Env).Select(variable => variable.Name)
            .ShouldAllBe(name => known.Contains(name));
    }

    [Fact]
    public void Backups_by_schedule_are_written_into_a_volume_of_their_own_by_the_command_that_makes_them()
    {
        var pod = Deployments().Single(d => d.Metadata.Name == "backup").Spec.Template.Spec;
        var container = pod.Containers.Single();
        var configuration = Tree(File.ReadAllText(Path.Combine(Folder, "briefing.yaml")));
        var folder = (string)((Dictionary<object, object>)configuration["backup"])["folder"];

        container.Args.ShouldBe(["backup", "--scheduled"]);
        var volume = container.VolumeMounts.Single(mount => mount.MountPath == folder).Name;
        var claim = pod.Volumes.Single(v => v.Name == volume).PersistentVolumeClaim.ClaimName;
        Manifests.Where(m => m.Kind == "PersistentVolumeClaim").Select(m => Read<V1PersistentVolumeClaim>(m.Text).Metadata.Name)
            .ShouldContain(claim);
        container.Env.ShouldContain(variable => variable.Name == "DATABASE__HOST");
        Deployments().Single(d => d.Metadata.Name == "backup").Spec.Template.Metadata.Labels
            .ShouldContainKeyAndValue("briefingbus/database", "yes");
    }

    [Fact]
    public void Disruption_and_scaling_concern_services_and_queues_that_exist()
    {
        var services = Deployments().Select(d => d.Metadata.Name).ToList();
        Manifests.Where(m => m.Kind == "PodDisruptionBudget").Select(m => Read<V1PodDisruptionBudget>(m.Text))
            .Select(budget => budget.Spec.Selector.MatchLabels["app.kubernetes.io/name"]).ShouldBe(services, ignoreOrder: true);
        var queues = typeof(QueueNames).GetFields().Select(field => field.GetRawConstantValue() as string).ToList();
        foreach (var scaled in Manifests.Where(m => m.Kind == "ScaledObject").Select(m => Serializer.Deserialize<Scaled>(m.Text)))
        {
            var target = Deployments().Single(d => d.Metadata.Name == scaled.Spec.ScaleTargetRef.Name);
            target.Spec.Replicas.ShouldBeNull("KEDA sets it, and an applied manifest must not set it back.");
            scaled.Spec.Triggers.Select(trigger => trigger.Metadata["queueName"]).ShouldAllBe(queue => queues.Contains(queue));
        }
    }

    [Fact]
    public async Task The_configuration_to_begin_with_is_right()
    {
        var check = await CommandLine.RunAsync(["check", Path.Combine(Folder, "briefing.yaml")]);

        check.ExitCode.ShouldBe(0, check.Errors);
    }

    private static readonly IDeserializer Serializer = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    private static Dictionary<string, object> Tree(string text) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(text);

    private static T Read<T>(string text) => KubernetesYaml.Deserialize<T>(text, strict: true);

    private static IEnumerable<V1Deployment> Deployments() =>
        Manifests.Where(m => m.Kind == "Deployment").Select(m => Read<V1Deployment>(m.Text));

    private static IEnumerable<V1PodSpec> Pods() =>
        Deployments().Select(d => d.Spec.Template.Spec)
            .Concat(Manifests.Where(m => m.Kind == "Job").Select(m => Read<V1Job>(m.Text).Spec.Template.Spec));

    private sealed record Scaled
    {
        public required ScaledSpec Spec { get; init; }
    }

    private sealed record ScaledSpec
    {
        public required Target ScaleTargetRef { get; init; }

        public List<Trigger> Triggers { get; init; } = [];
    }

    private sealed record Target
    {
        public string Name { get; init; } = "";
    }

    private sealed record Trigger
    {
        public Dictionary<string, string> Metadata { get; init; } = [];
    }
}
