// Organisations and projects: who may do what, and what it costs.
import { pages, value } from '../outcomes.mjs';

const project_id = 'proj_1';
const permission = { permissions: ['api.groups.read'], role_name: 'Reader' };

export const administration = (client) => {
  const { organization } = client.admin;
  return { ...people(organization), ...settings(organization), ...usage(organization), ...projects(organization.projects) };
};

const people = (org) => ({
  'admin.organization.adminAPIKeys.create': value(() => org.adminAPIKeys.create({ name: 'key' })),
  'admin.organization.adminAPIKeys.list': pages(() => org.adminAPIKeys.list({ limit: 2 })),
  'admin.organization.adminAPIKeys.delete': value(() => org.adminAPIKeys.delete('key_1')),
  'admin.organization.invites.create': value(() => org.invites.create({ email: 'a@example.com', role: 'reader' })),
  'admin.organization.invites.list': pages(() => org.invites.list()),
  'admin.organization.users.list': pages(() => org.users.list({ emails: ['a@example.com', 'b@example.com'] })),
  'admin.organization.users.update': value(() => org.users.update('user_1', { role: 'owner' })),
  'admin.organization.users.roles.create': value(() => org.users.roles.create('user_1', { role_id: 'role_1' })),
  'admin.organization.users.roles.list': pages(() => org.users.roles.list('user_1')),
  'admin.organization.groups.create': value(() => org.groups.create({ name: 'Group' })),
  'admin.organization.groups.list': pages(() => org.groups.list()),
  'admin.organization.groups.users.create': value(() => org.groups.users.create('group_1', { user_id: 'user_1' })),
  'admin.organization.groups.users.list': pages(() => org.groups.users.list('group_1')),
  'admin.organization.groups.roles.create': value(() => org.groups.roles.create('group_1', { role_id: 'role_1' })),
  'admin.organization.groups.roles.list': pages(() => org.groups.roles.list('group_1')),
  'admin.organization.roles.create': value(() => org.roles.create(permission)),
  'admin.organization.roles.list': pages(() => org.roles.list()),
});

const settings = (org) => ({
  'admin.organization.auditLogs.list': pages(() =>
    org.auditLogs.list({ effective_at: { gte: 0, lt: 9 }, event_types: ['api_key.created', 'api_key.deleted'], limit: 2 }),
  ),
  'admin.organization.dataRetention.retrieve': value(() => org.dataRetention.retrieve()),
  'admin.organization.spendAlerts.list': pages(() => org.spendAlerts.list()),
  'admin.organization.certificates.create': value(() => org.certificates.create({ certificate: 'pem', name: 'c' })),
  'admin.organization.certificates.list': pages(() => org.certificates.list()),
  'admin.organization.certificates.activate': pages(() => org.certificates.activate({ certificate_ids: ['cert_1'] })),
});

const usage = (org) =>
  Object.fromEntries(
    ['audioSpeeches', 'audioTranscriptions', 'codeInterpreterSessions', 'completions', 'costs', 'embeddings', 'images', 'moderations', 'vectorStores'].map(
      (kind) => [`admin.organization.usage.${kind}`, value(() => org.usage[kind]({ start_time: 0, project_ids: ['a', 'b'] }))],
    ),
  );

const projects = (all) => ({
  'admin.organization.projects.create': value(() => all.create({ name: 'Project' })),
  'admin.organization.projects.retrieve': value(() => all.retrieve(project_id)),
  'admin.organization.projects.list': pages(() => all.list({ include_archived: true })),
  'admin.organization.projects.archive': value(() => all.archive(project_id)),
  'admin.organization.projects.users.create': value(() => all.users.create(project_id, { role: 'member', user_id: 'user_1' })),
  'admin.organization.projects.users.list': pages(() => all.users.list(project_id)),
  'admin.organization.projects.users.roles.list': pages(() => all.users.roles.list('user_1', { project_id })),
  'admin.organization.projects.serviceAccounts.create': value(() => all.serviceAccounts.create(project_id, { name: 's' })),
  'admin.organization.projects.serviceAccounts.list': pages(() => all.serviceAccounts.list(project_id)),
  'admin.organization.projects.apiKeys.list': pages(() => all.apiKeys.list(project_id)),
  'admin.organization.projects.rateLimits.listRateLimits': pages(() => all.rateLimits.listRateLimits(project_id)),
  'admin.organization.projects.rateLimits.updateRateLimit': value(() => all.rateLimits.updateRateLimit('rl_1', { project_id })),
  'admin.organization.projects.modelPermissions.retrieve': value(() => all.modelPermissions.retrieve(project_id)),
  'admin.organization.projects.hostedToolPermissions.retrieve': value(() => all.hostedToolPermissions.retrieve(project_id)),
  'admin.organization.projects.groups.create': value(() => all.groups.create(project_id, { group_id: 'g', role: 'member' })),
  'admin.organization.projects.groups.list': pages(() => all.groups.list(project_id)),
  'admin.organization.projects.groups.roles.list': pages(() => all.groups.roles.list('group_1', { project_id })),
  'admin.organization.projects.roles.create': value(() => all.roles.create(project_id, permission)),
  'admin.organization.projects.roles.list': pages(() => all.roles.list(project_id)),
  'admin.organization.projects.dataRetention.retrieve': value(() => all.dataRetention.retrieve(project_id)),
  'admin.organization.projects.spendAlerts.list': pages(() => all.spendAlerts.list(project_id)),
  'admin.organization.projects.certificates.list': pages(() => all.certificates.list(project_id)),
});
