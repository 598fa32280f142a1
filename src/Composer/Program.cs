using BriefingBus.Composer;
using BriefingBus.Composer.Scheduling;
using BriefingBus.Hosting;
using BriefingBus.Hosting.Storage;

return await new ServiceHost("composer", Port: 5083)
{
    Keys = ComposerRegistration.Keys,
    Checks = [EditionSchedule.Check],
    Services = (services, configuration) => services.AddComposer(DatabaseOptions.From(configuration)).AddComposerSchedule(),
    Consumers = bus => bus.AddComposerConsumers(),
}.RunAsync(args);
