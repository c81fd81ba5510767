-- @revision left
-- @down_revision root

-- @upgrade
UPDATE users SET email = 'x' WHERE email IS NULL;

-- @downgrade
-- @irreversible a case
