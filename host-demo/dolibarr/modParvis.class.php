<?php
/**
 * What Dolibarr has to know of the customer portal to show its permissions on its own screens: a module without pages, tables
 * or code. It belongs into custom/parvis/core/modules of Dolibarr, and is written there by
 * `host-demo dolibarr install-rights --custom DIR`.
 */

require_once DOL_DOCUMENT_ROOT.'/core/modules/DolibarrModules.class.php';

class modParvis extends DolibarrModules
{
    public function __construct($db)
    {
        global $langs;

        $this->db = $db;
        $this->numero = 526814;
        $this->rights_class = 'parvis';
        $this->family = 'portal';
        $this->module_position = '90';
        $this->name = 'Parvis';
        $this->description = 'The permissions of the customer portal';
        $this->version = '1.0';
        $this->const_name = 'MAIN_MODULE_PARVIS';
        $this->picto = 'company';
        $this->module_parts = array('moduleforexternal' => 1);
        $this->dirs = array();
        $this->config_page_url = array();
        $this->hidden = false;
        $this->depends = array();
        $this->requiredby = array();
        $this->conflictwith = array();
        $this->langfiles = array();
        $this->const = array();
        $this->tabs = array();
        $this->boxes = array();
        $this->cronjobs = array();
        $this->menu = array();

        $french = is_object($langs) && strpos((string) $langs->defaultlang, 'fr') === 0;
        $this->rights = array();
        foreach (self::PERMISSIONS as $index => $permission) {
            $this->rights[] = array(
                0 => (int) ($this->numero.sprintf('%02d', $index + 1)),
                1 => $permission[$french ? 3 : 2],
                2 => 'w',
                3 => 0,
                4 => $permission[0],
                5 => $permission[1],
            );
        }
    }

    /** Dolibarr's two words for each permission, and what it is called in English and in French. */
    const PERMISSIONS = array(
        array('invoices', 'view', 'View own invoices', 'Consulter ses factures'),
        array('quotes', 'view', 'View own quotes', 'Consulter ses devis'),
        array('orders', 'view', 'View own orders', 'Consulter ses commandes'),
        array('profile', 'edit', 'Edit own personal information', 'Modifier ses informations personnelles'),
        array('shipments', 'view', 'View own shipments', 'Consulter ses expéditions'),
        array('tickets', 'view', 'View own tickets', 'Consulter ses tickets'),
        array('projects', 'view', 'View own projects', 'Consulter ses projets'),
        array('supplier_invoices', 'view', 'View own supplier invoices', 'Consulter ses factures fournisseurs'),
        array('tasks', 'view', 'View the tasks of own projects', 'Consulter les tâches de ses projets'),
        array('products', 'view', 'View products', 'Consulter les produits'),
        array('tickets', 'write', 'Open tickets and reply', 'Ouvrir des tickets et y répondre'),
        array('orders', 'create', 'Place orders', 'Passer des commandes'),
        array('quotes', 'accept', 'Accept or decline quotes', 'Accepter ou refuser les devis'),
        array('users', 'manage', 'Invite users, set their permissions, revoke them', 'Gérer les utilisateurs'),
    );

    public function init($options = '')
    {
        return $this->_init(array(), $options);
    }

    public function remove($options = '')
    {
        return $this->_remove(array(), $options);
    }
}
